"""Documents with one list or map of any length, for each kind that there is: those of the registry
of fields, and some whose elements have to mean something, or that no field is."""
import json
import re
import subprocess


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


def port(i):
    """Of 196,605 that there are: one past the last is refused."""
    return "%d/%s" % (1 + i // 3, ("tcp", "udp", "sctp")[i % 3])


def names(form):
    return lambda n: [form % i for i in range(n)]


def table(form, value):
    return lambda n: {form % i: value(i) for i in range(n)}


def networks(document, n):
    put("container.NetworkSettings.Networks",
        table("n%06d", lambda i: {"EndpointID": "e%d" % i}))(document, n)
    document["host"]["Networks"] = [
        {"Name": "n%06d" % i, "DriverInfo": {"hnsid": "h%d" % i}} for i in range(n)]


def connected(document, n):
    """The body of a request alone, whose networks are all taken to be there."""
    document.clear()
    document.update({"Image": "img", "HostConfig": {"NetworkMode": "n000000"}, "NetworkingConfig": {
        "EndpointsConfig": {"n%06d" % i: {} for i in range(n)}}})


def images(document, n):
    document["host"]["Images"][:0] = [
        {"Id": "i%d" % i, "OS": "windows", "LayerFolders": ["C:\\l"]} for i in range(n)]


def layers(document, n):
    document["host"]["Images"][0]["LayerFolders"] = names("C:\\l%d")(n)


def credential_files(document, n):
    put("host.CredentialSpecs.Files", table("x%d.json", lambda i: "{}"))(document, n)
    document["container"]["HostConfig"]["SecurityOpt"] = [
        "credentialspec=file://x%d.json" % (n - 1)]


def files_beside(document, n):
    put("host.CredentialSpecs.Files", table("..\\CredentialSpecs-x\\%d.json", lambda i: "{}"))(document, n)
    document["container"]["HostConfig"]["SecurityOpt"] = [
        "credentialspec=file://../CredentialSpecs-x/%d.json" % i for i in range(n)]


def registry_values(document, n):
    put("host.CredentialSpecs.Registry.Values", table("r%06d", lambda i: "{}"))(document, n)
    document["container"]["HostConfig"]["SecurityOpt"] = [
        "credentialspec=registry://r%06d" % (n - 1 - i) for i in range(n)]


def accounts(document, n):
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


def sources(document, n):
    document["host"]["Sources"] = {"Disk.Errors.c:\\s%d" % i: "docker info" for i in range(n)}


def unknown_facts(document, n):
    document["host"]["Unknown"] = ["Disk.Errors.c:\\s%d" % i for i in range(n)]


def requested(fill):
    """What is asked of create in place of a container."""
    def of(document, n):
        container = document.pop("container")
        document["request"] = {"name": "x", "body": {"Image": "img", "HostConfig": {}}}
        document["host"]["Images"][0].update({"Names": ["img:latest"], "Config": {}})
        fill(document, n)
        if "container" in document:  # a fill of a container's lists: they move
            made = document.pop("container")
            document["request"]["body"].update(made.get("Config", {}))
            document["request"]["body"]["HostConfig"].update(made.get("HostConfig", {}))
        del container
    return of


# ---- of the registry ---------------------------------------------------------------------------

LEAVES = {"text": "m%06d", "bool": True, "int": 1, "uint": 1}


def leaf(field, i):
    value = LEAVES.get(field["type"])
    return value % i if isinstance(value, str) else value


def element(fields, path, i):
    """An element that has each of its plain members, if it has members."""
    kind = fields[path]["type"]
    if kind == "list":
        return [element(fields, path + "[]", i)]
    if kind != "object":
        return leaf(fields[path], i) if kind in LEAVES else {}
    members = (p for p in fields if p.startswith(path + ".") and
               re.fullmatch(r"[A-Za-z0-9]+", p[len(path) + 1:]))
    return {p[len(path) + 1:]: leaf(fields[p], i) for p in members if fields[p]["type"] in LEAVES}


def field_kind(fields, path):
    is_map = fields[path]["type"] == "map"
    inner = path + ("{}" if is_map else "[]")

    def fill(document, n):
        place, way = document, re.findall(r"[A-Za-z0-9]+|\[\]|\{\}", path)
        for key, following in zip(way, way[1:] + [None]):
            made = {} if following not in (None, "[]") else []
            if following is None:
                made = ({"k%06d" % i: element(fields, inner, i) for i in range(n)} if is_map else
                        [element(fields, inner, i) for i in range(n)])
            if isinstance(place, list):
                if not place:
                    place.append(made)
                place = place[0]
            elif following is None:
                place["x" if key == "{}" else key] = made
            else:
                place = place.setdefault("x" if key == "{}" else key, made)
    return fill


def of_registry(program):
    """A kind for each list and map that a field is, those of a container once more in a request."""
    answer = subprocess.run([program, "fields", "--json"], stdout=subprocess.PIPE, check=True)
    fields = {f["path"]: f for f in json.loads(answer.stdout)["fields"]}
    kinds = {}
    for path, field in fields.items():
        if field["type"] not in ("list", "map") or path.endswith("ConsoleSize"):
            continue
        fill = field_kind(fields, path)
        if path.startswith("request."):
            kinds[path] = requested(fill)
            continue
        kinds[path] = fill
        if re.match(r"container\.(Host)?Config\.", path):
            kinds["request:" + path] = requested(fill)
    return kinds


# ---- by hand -----------------------------------------------------------------------------------

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
    "ports": put("container.Config.ExposedPorts", lambda n: {port(i): {} for i in range(n)}),
    "port-bindings": put("container.HostConfig.PortBindings", lambda n: {
        port(i): [{"HostIp": "", "HostPort": "%d" % (1 + i // 3)}] for i in range(n)}),
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
    "unknown-keys": unknown_keys, "sources": sources, "unknown-facts": unknown_facts,
    "files-beside": files_beside, "registry-values": registry_values,
    "request": requested(put("request.body.Env", names("K%d=v"))),
    "request-binds": requested(put("request.body.HostConfig.Binds", lambda n: [
        "c:\\s%d:c:\\d\\%d" % (i, i) for i in range(n)])),
    "request-volumes": requested(put("request.body.Volumes", table("c:\\v%d", lambda i: {}))),
    "request-ports": requested(put("request.body.ExposedPorts", lambda n: {
        port(i): {} for i in range(n)})),
    "request-connected": connected,
    "request-networks": requested(put("request.body.NetworkingConfig.EndpointsConfig", table(
        "n%06d", lambda i: {}))),
}


def kinds(program):
    return {**of_registry(program), **KINDS}


def make(fill, n):
    document = base()
    fill(document, n)
    return document
