# Sourced by kiosk/run and tests/run: installs what packages.txt lists and the machine lacks, and the
# libraries of the browser's pages. Does nothing, and asks nothing of the network, where all is there.

ks_missing_packages() {
    local wanted installed
    wanted=$(grep -vE '^[[:space:]]*(#|$)' "$1" | sort -u)
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
        awk '$2 == "installed" { print $1 }' | sort -u)
    comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed") | ks_without_commands
}

# Node may have come another way than as Debian's packages, which could not stand beside it.
ks_without_commands() {
    local package
    while read -r package; do
        case $package in
        nodejs) command -v node >/dev/null || echo nodejs ;;
        npm) command -v npm >/dev/null || echo npm ;;
        *) echo "$package" ;;
        esac
    done
}

ks_install_packages() {
    local list=$1 missing as_root=()
    missing=$(ks_missing_packages "$list")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing and installing them needs root or sudo:" $missing >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing" $missing
    "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update >/dev/null &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
            -o DPkg::Lock::Timeout=300 install $missing >/dev/null
}

# The libraries that FOLDER/package-lock.json names, byte for byte, into FOLDER/node_modules.
ks_install_libraries() {
    local folder=$1
    [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return 0
    echo "Installing the libraries of $folder"
    (cd "$folder" && npm ci --silent --no-audit --no-fund --ignore-scripts >/dev/null) || {
        echo "The libraries of $folder could not be fetched: see whether npm reaches its registry, then start again." >&2
        return 1
    }
    touch "$folder/node_modules/.package-lock.json"
}
