# Sourced by tests/run. ippeveprinter, which the tests print on, does not start without avahi-daemon,
# even if it announces nothing, and that one wants the system's message bus. Starts those of the two
# that are not running, without systemd, as in a container. Does nothing where both are there.

ks_as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

ks_has_bus() {
    dbus-send --system --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetId \
        >/dev/null 2>&1
}

ks_start_bus() {
    ks_has_bus && return 0
    ks_as_root mkdir -p /run/dbus
    ks_as_root rm -f /run/dbus/pid # of one that is gone
    ks_as_root dbus-uuidgen --ensure
    ks_as_root dbus-daemon --system --fork >/dev/null
}

ks_start_avahi() {
    /usr/sbin/avahi-daemon --check 2>/dev/null && return 0
    ks_as_root /usr/sbin/avahi-daemon --daemonize --no-rlimits >/dev/null 2>&1 ||
        ks_as_root /usr/sbin/avahi-daemon --daemonize --no-rlimits --no-chroot --no-drop-root >/dev/null 2>&1
}

ks_start_daemons() {
    ks_start_bus && ks_start_avahi && return 0
    echo "dbus-daemon and avahi-daemon cannot be started; the tests of IPP printers need them" >&2
    return 1
}
