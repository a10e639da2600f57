# Sourced by kiosk/run and tests/run: installs what packages.txt lists and the machine lacks.
# Does nothing, and asks nothing of the network, where all is there.

ks_missing_packages() {
    local wanted installed
    wanted=$(grep -vE '^[[:space:]]*(#|$)' "$1" | sort -u)
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
        awk '$2 == "installed" { print $1 }' | sort -u)
    comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
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
