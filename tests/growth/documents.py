"""Documents with one list or map of any length, for each kind that there is."""


def base():
    return {
        "silospec": 1, "engine": "moby-25.0",
        "container": {
            "Id": "abc", "Name": "/x", "Path": "c:\\p.exe", "Args": [], "Image": "img",
            "BaseFS": "\\\\?\\Volume{1}\\", "Config": {"Env": []}, "HostConfig": {},
            "NetworkSettings": {"Networks": {}}, "Mounts": []},
        "host": {
            "Root": "C:\\ProgramData\\docker", "OSBuild": 17763, "NumCPU": 4,
            "OSProduct": "server",
            "Images": [{"Id": "img", "OS": "windows", "LayerFolders": ["C:\\l1"]}],
            "Networks": []}}


def put(path, make):
    """A kind whose list or map stands at `path`."""
    def fill(document, n):
        *way, last = path.split(".")
        place = document
        for key in way:
            place = place.setdefault(key, {})
        place[last] = make(n)
    return fill


def names(form):
    return lambda n: [form % i for i in range(n)]


def table(form, value):
    return lambda n: {form % i: value(i) for i in range(n)}


def networks(document, n):
    put("container.NetworkSettings.Networks",
        table("n%06d", lambda i: {"EndpointID": "e%d" % i}))(document, n)
    document["host"]["Networks"] = [
        {"Name": "n%06d" % i, "DriverInfo": {"hnsid": "h%d" % i}} for i in range(n)]


def images(document, n):
    document["host"]["Images"][:0] = [
        {"Id": "i%d" % i, "OS": "windows", "LayerFolders": ["C:\\l"]} for i in range(n)]


def layers(document, n):
    document["host"]["Images"][0]["LayerFolders"] = names("C:\\l%d")(n)


def credential_files(document, n):
    put("host.CredentialSpecs.Files", table("x%d.json", lambda i: "{}"))(document, n)
    document["container"]["HostConfig"]["SecurityOpt"] = [
        "credentialspec=file://x%d.json" % (n - 1)]


def accounts(document, n):
    import json
    spec = {
        "CmsPlugins": ["ActiveDirectory"],
        "DomainJoinConfig": {
            "Sid": "S-1-5-21-1-2-3", "MachineAccountName": "m",
            "Guid": "244818ae-87ac-4fcd-92ec-e79e5252348a", "DnsTreeName": "c.example",
            "DnsName": "c.example", "NetBiosName": "C"},
        "ActiveDirectoryConfig": {"GroupManagedServiceAccounts": [
            {"Name": "a%d" % i, "Scope": "c.example"} for i in range(n)]}}
    put("host.CredentialSpecs.Files", lambda _: {"x.json": json.dumps(spec)})(document, n)
    document["container"]["HostConfig"]["SecurityOpt"] = ["credentialspec=file://x.json"]


def secrets(document, n):
    put("host.Secrets", table("s%d", lambda i: "x"))(document, n)
    document["container"]["SecretReferences"] = [
        {"SecretID": "s%d" % i, "SecretName": "n%d" % i,
         "File": {"Name": "f%d" % i, "UID": "0", "GID": "0", "Mode": 292}} for i in range(n)]


def disk(document, n):
    document["host"]["Disk"] = {
        "Directories": names("c:\\s%d")(n), "Files": [], "Errors": {}}
    document["container"]["HostConfig"]["Binds"] = [
        "c:\\s%d:c:\\d\\%d" % (i, i) for i in range(n)]


def shared(document, n):
    document["container"]["SharedEndpointList"] = names("e%d")(n)
    document["container"]["NetworkSharedContainerID"] = "x"


def devices(n):
    return [{"PathOnHost": "class/5B45201D-F2F2-4F3B-85BB-30FF1F9%05d" % i,
             "PathInContainer": "", "CgroupPermissions": ""} for i in range(n)]


def unknown_keys(document, n):
    document["container"].update({"X%d" % i: i for i in range(n)})


def unknown_facts(document, n):
    document["host"]["Sources"] = [
        {"By": "docker info", "Paths": names("host.Disk.Directories[%d]")(n)}]


def request(document, n):
    del document["container"]
    document["request"] = {
        "Image": "img", "Env": names("K%d=v")(n),
        "HostConfig": {"Binds": ["c:\\s%d:c:\\d\\%d" % (i, i) for i in range(n)]}}
    document["host"]["Images"][0]["RepoTags"] = ["img:latest"]


KINDS = {
    "env": put("container.Config.Env", names("K%d=v")),
    "env-same": put("container.Config.Env", names("K=v%d")),
    "args": put("container.Args", names("a b%d")),
    "mounts": put("container.Mounts", lambda n: [
        {"Type": "bind", "Source": "c:\\s%d" % i, "Destination": "c:\\d\\%d" % i, "RW": True}
        for i in range(n)]),
    "binds": put("container.HostConfig.Binds", lambda n: [
        "c:\\s%d:c:\\d\\%d" % (i, i) for i in range(n)]),
    "host-mounts": put("container.HostConfig.Mounts", lambda n: [
        {"Type": "bind", "Source": "c:\\s%d" % i, "Target": "c:\\d\\%d" % i} for i in range(n)]),
    "devices": put("container.HostConfig.Devices", devices),
    "security": put("container.HostConfig.SecurityOpt", names("credentialspec=file://x%d.json")),
    "ports": put("container.Config.ExposedPorts", table("%d/tcp", lambda i: {})),
    "port-bindings": put("container.HostConfig.PortBindings", table(
        "%d/tcp", lambda i: [{"HostIp": "", "HostPort": "%d" % i}])),
    "capabilities": put("container.HostConfig.CapAdd", names("CAP_%d")),
    "dns-search": put("container.HostConfig.DnsSearch", names("d%d.example")),
    "cgroup-rules": put("container.HostConfig.DeviceCgroupRules", names("c %d:* rwm")),
    "sysctls": put("container.HostConfig.Sysctls", table("net.x%d", lambda i: "1")),
    "annotations": put("container.HostConfig.Annotations", table("a%d", lambda i: "1")),
    "labels": put("container.Config.Labels", table("a%d", lambda i: "1")),
    "long-text": put("container.Config.Env", lambda n: ["K=" + "x" * n]),
    "long-argument": put("container.Args", lambda n: ["\\\"" * n]),
    "long-path": put("container.Mounts", lambda n: [
        {"Type": "bind", "Source": "c:" + "\\a" * n, "Destination": "c:\\d", "RW": True}]),
    "dots": put("container.HostConfig.SecurityOpt", lambda n: [
        "credentialspec=file://" + "a\\..\\" * n + "x.json"]),
    "networks": networks, "images": images, "layers": layers, "disk": disk, "shared": shared,
    "credential-files": credential_files, "accounts": accounts, "secrets": secrets,
    "unknown-keys": unknown_keys, "unknown-facts": unknown_facts, "request": request,
}


def make(kind, n):
    document = base()
    KINDS[kind](document, n)
    return document
