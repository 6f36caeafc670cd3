# shellcheck shell=bash
# Sourced by the scripts that build: need_packages PACKAGE... installs what is missing.

need_packages() {
    local missing=() package as_root=()

    command -v dpkg-query >/dev/null || {
        echo "This script installs packages of Debian and Ubuntu. Elsewhere, install the like of" >&2
        echo "  $*" >&2
        echo "and build with: cmake --preset release && cmake --build --preset release" >&2
        return 0
    }
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' ||
            missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    echo "Installing: ${missing[*]}" >&2
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages are missing, and there is neither root nor sudo to install them:" >&2
            echo "  apt-get install ${missing[*]}" >&2
            return 1
        }
        as_root=(sudo)
    fi
    # env: sudo drops the variable otherwise. All output goes to standard error, standard
    # input is not touched: the program that follows needs both.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >&2
}
