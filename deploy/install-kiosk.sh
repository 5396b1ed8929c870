#!/usr/bin/env bash
# Makes a machine with Debian 12 or 13 a kiosk: after the next start it shows the screen, and nothing else.
# It can be run again, for an update or for another profile: what is as it should be stays. docs/technicians.md tells more.
set -euo pipefail

readonly HOME_OF_IT=/opt/kiosk USER_OF_IT=kiosk-screen
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly source_folder

usage() {
    cat <<'TEXT'
deploy/install-kiosk.sh [--profile x|cage|console] [--wheel FILE] [--dry-run]

  --profile   x (the default): X with xterm, on any display. cage: Wayland with foot.
              console: the bare console, for a Braille line.
  --wheel     install this wheel of the kiosk; without it, the folder in which this script stands.
  --dry-run   say what would be done, and do nothing.
TEXT
}

profile=x wheel='' dry=''
while [ $# -gt 0 ]; do
    case $1 in
        --profile | --wheel)
            [ $# -ge 2 ] || { usage >&2; exit 2; }
            if [ "$1" = --profile ]; then profile=$2; else wheel=$2; fi
            shift 2
            ;;
        --dry-run) dry=yes && shift ;;
        --help | -h) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
done

stop() {
    echo "install-kiosk.sh: $1" >&2
    exit 2
}

case $profile in
    x) packages=(xserver-xorg-core xserver-xorg-input-libinput xinit xauth xterm fonts-dejavu-core) ;;
    cage) packages=(cage foot fonts-dejavu-core) ;;
    console) packages=(kbd console-setup) ;;
    *) stop "there is no profile '$profile'; write x, cage or console" ;;
esac
packages+=(python3 python3-venv libpam-systemd dbus)

# shellcheck source=/dev/null
system=$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${VERSION_ID:-}") || system=unknown
case $system in
    'debian 12' | 'debian 13') ;;
    *) stop "this is for Debian 12 and 13, and here is '$system'; docs/technicians.md says what it would do" ;;
esac
[ -n "$dry" ] || [ "$(id -u)" = 0 ] || stop "become root first: sudo deploy/install-kiosk.sh"
[ -z "$wheel" ] || [ -f "$wheel" ] || stop "there is no file $wheel"
[ -f "$source_folder/requirements.txt" ] || stop "it stands in no checkout of the kiosk: requirements.txt is missing"

# Say what is done, and do it.
run() {
    if [ -n "$dry" ]; then
        echo "would run: $*"
    else
        echo "run: $*"
        "$@"
    fi
}

# Put a file of this folder to its place, where it differs from what is there.
put() {
    local from="$source_folder/deploy/$1" to=$2 mode=${3:-0644}
    if cmp --silent "$from" "$to"; then
        echo "as it should be: $to"
    else
        run install -D --mode "$mode" "$from" "$to"
    fi
}

echo "A kiosk of the profile '$profile', from ${wheel:-$source_folder}."

missing=()
for package in "${packages[@]}"; do
    status=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
done
if [ "${#missing[@]}" = 0 ]; then
    echo "as they should be: the packages ${packages[*]}"
else
    run apt-get update --quiet --quiet
    run env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "${missing[@]}"
fi

# Its home is in memory: systemd makes the folder when the screen starts, and takes it away when it ends.
if id "$USER_OF_IT" >/dev/null 2>&1; then
    echo "as it should be: the user $USER_OF_IT"
else
    run useradd --system --user-group --no-create-home --home-dir "/run/$USER_OF_IT" --shell /usr/sbin/nologin "$USER_OF_IT"
fi

python="$HOME_OF_IT/.venv/bin/python"
pip=("$python" -m pip --quiet --disable-pip-version-check install)
[ -x "$python" ] || run python3 -m venv "$HOME_OF_IT/.venv"
run "${pip[@]}" --require-hashes --requirement "$source_folder/requirements.txt"
run "${pip[@]}" --no-deps --no-build-isolation --force-reinstall "${wheel:-$source_folder}"

if [ -e /etc/kiosk/office.toml ]; then
    echo "yours, and left alone: /etc/kiosk/office.toml"
else
    put office.toml /etc/kiosk/office.toml
fi
case $profile in
    x)
        put screen/xorg.conf /etc/X11/xorg.conf.d/90-kiosk.conf
        put screen/x-server "$HOME_OF_IT/x-server" 0755
        ;;
    cage)
        if [ -e /etc/kiosk/foot.ini ]; then
            echo "yours, and left alone: /etc/kiosk/foot.ini"
        else
            put screen/foot.ini /etc/kiosk/foot.ini
        fi
        # Wayland does not read the file in which Debian keeps the layout of the keyboard.
        layout=$(sed -n 's/^XKBLAYOUT="\{0,1\}\([a-z,]*\).*/\1/p' /etc/default/keyboard 2>/dev/null || true)
        [ -e /etc/kiosk/keyboard.env ] || run bash -c "echo XKB_DEFAULT_LAYOUT=${layout:-us} >/etc/kiosk/keyboard.env"
        ;;
esac
put screen/pam "/etc/pam.d/$USER_OF_IT"
put screen/logind.conf /etc/systemd/logind.conf.d/kiosk.conf
put screen/system.conf /etc/systemd/system.conf.d/kiosk.conf
put screen/sysctl.conf /etc/sysctl.d/90-kiosk.conf
put "screen/kiosk-$profile.service" /etc/systemd/system/kiosk.service
run systemctl mask ctrl-alt-del.target
run systemctl enable kiosk.service

if [ "$(readlink /etc/systemd/system/display-manager.service 2>/dev/null)" ]; then
    echo "LOOK: this machine starts a desktop too. Switch it off: systemctl disable display-manager.service"
fi
if [ -n "$dry" ]; then
    echo "Nothing was done."
else
    echo "Done. Set /etc/kiosk/office.toml, be sure that you can log in from another machine (ssh), and start this one anew."
fi
