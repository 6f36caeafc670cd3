#!/usr/bin/env bash
# Cases of tests/data/cases: what people bring, and what has to be said of it.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"
cases=$(dirname "$0")/../data/cases

# said NAME TEXT...: check says each; with ! in front: it says none of that.
said() {
    local name=$1 text
    shift
    run check "$cases/$name"
    for text in "$@"; do
        case $text in
        '!'*) out_lacks "${text#!}" ;;
        *) out_has "$text" ;;
        esac
    done
}

# ---- settings that mean something only together
said a13-client-without-a-daemon-default.yaml 'warning: nobody tells the daemon' 'has hyperv'
said a16-working-directory-on-a-drive-that-is-not-there.json 'nothing is mounted on D:' '0x10B'
said a17-option-behind-the-image.json '--cpu stands among' 'before the image'
said a41-two-networks.json 'order of the endpoints of nat and skynet to chance'
said b10-local-user-and-gmsa.json 'SYSTEM and NETWORK SERVICE' "'appuser'"
said b12-option-behind-image.json '--security-opt stands among' '!agents.json'
said b13-secret-owner-and-mode.json "UID, GID and Mode of secret 'api_key'" 'administrators and SYSTEM'
said b28-nat-and-overlay.json 'does not decide the default route'

finish
