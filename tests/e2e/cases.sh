# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154
# Sourced behind expect.sh: small documents of each kind, and what check has to say of them.

# file NAME <<TEXT: the file $scratch/NAME.
file() {
    cat >"$scratch/$1"
}

# says NAME TEXT...: check says each; with ! in front: it says none of that.
says() {
    local name=$1
    shift
    run check "$scratch/$name"
    out_tells "$@"
}

# first NAME TEXT: the first line on standard output begins so.
first() {
    run check "$scratch/$1"
    case $(head -n 1 "$scratch/out") in
    "$2"*) ;;
    *) fail "$1 begins with: $(head -n 1 "$scratch/out")" ;;
    esac
}

HOST='host: {OSProduct: server, OSBuild: 20348, NumCPU: 8, Images: [{Id: img, OS: windows, Config: {}, LayerFolders: ["C:\\a", "C:\\b"]}]}'

# scenario NAME ENGINE HOSTCONFIG CONFIG: a container under Hyper-V isolation but for what is given.
scenario() {
    printf 'silospec: 1\nengine: %s\ncontainer: {Id: a1, Image: img, Path: cmd, Config: {%s}, HostConfig: {%s}}\n%s\n' \
        "$2" "$4" "$3" "$HOST" >"$scratch/$1"
}

# request NAME ENGINE HOSTCONFIG CONFIG
request() {
    printf 'silospec: 1\nengine: %s\nrequest: {body: {Image: img, Cmd: [cmd], %s HostConfig: {%s}}}\n%s\n' \
        "$2" "$4" "$3" "$HOST" >"$scratch/$1"
}

# inspect NAME STATE HOSTCONFIG [KEYS]
inspect() {
    printf '[{"Id":"c1","Created":"2024-01-01T00:00:00Z","Path":"cmd","Args":[],"State":{%s},"Image":"sha256:aa","Name":"/x","Platform":"windows","HostConfig":{%s},%s"Mounts":[],"Config":{"Hostname":"x","Image":"img"},"NetworkSettings":{"Networks":{"nat":{"EndpointID":"e","NetworkID":"n"}}}}]\n' \
        "$2" "$3" "${4:-}" >"$scratch/$1"
}
RUNS='"Status":"running","Running":true,"Pid":4,"StartedAt":"2024-01-01T00:00:05Z"'
GRAPH='"Driver":"windowsfilter","GraphDriver":{"Data":{"dir":"F:\\dd\\windowsfilter\\c1"},"Name":"windowsfilter"},'
