"""Artefacts of any length, of each kind that is read: kind -> text of about n elements."""
import json


def containers(n):
    return [{"Id": "%064x" % i, "Name": "/c%d" % i, "State": {}, "Config": {"Env": ["A=%d" % i]},
             "HostConfig": {"CpuCount": i % 4}, "NetworkSettings": {"Networks": {}}} for i in range(n)]


def dumped(make):
    return lambda n: json.dumps(make(n), indent=1)


def lines(form, before="", behind=""):
    return lambda n: before + "".join(form.replace("%d", str(i)) for i in range(n)) + behind


def failed(form):
    """In one line, so that no cutting into lines helps."""
    return lambda n: "docker: Error response from daemon: " + "".join(form % i for i in range(2 * n)) + "\n"


def escaped(text):
    return text.replace("\\", "\\\\").replace('"', '\\"')


SPEC = {"ociVersion": "1.0", "process": {"args": ["a"], "env": []}, "windows": {"layerFolders": []}}


def spec(n):
    return {**SPEC, "process": {"args": ["a"], "env": ["K%d=v" % i for i in range(n)]},
            "mounts": [{"source": "c:\\s%d" % i, "destination": "c:\\d%d" % i} for i in range(n)],
            "windows": {"layerFolders": ["c:\\l%d" % i for i in range(n)]}}


def hcs(n):
    return {"SystemType": "Container", "Name": "c", "Layers": [
        {"ID": "%d" % i, "Path": "c:\\%d" % i} for i in range(n)],
        "MappedDirectories": [{"HostPath": "c:\\s%d" % i, "ContainerPath": "c:\\d%d" % i} for i in range(n)],
        "EndpointList": ["e%d" % i for i in range(n)]}


def credential_spec(n):
    return {"CmsPlugins": ["ActiveDirectory"], "DomainJoinConfig": {"Sid": "S-1-5-21-1-2-3"},
            "ActiveDirectoryConfig": {"GroupManagedServiceAccounts": [
                {"Name": "a%d" % i, "Scope": "c.example"} for i in range(n)]}}


REG = ("Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT"
       "\\CurrentVersion\\Virtualization\\Containers\\CredentialSpecs]\n")

KINDS = {
    "inspect": dumped(containers),
    "inspect-mixed": dumped(lambda n: [x for c in containers(n) for x in (
        c, {"Name": "n" + c["Id"], "Id": c["Id"], "Driver": "nat", "IPAM": {}})]),
    "inspect-networks": lambda n: json.dumps(containers(n)) + "\n" + "\n".join(json.dumps([{
        "Name": "n%d" % i, "Id": "%064x" % i, "Driver": "nat", "IPAM": {"Config": [{"Subnet": "10.0.0.0/24"}]},
        "Options": {"com.docker.network.windowsshim.hnsid": "h%d" % i}}]) for i in range(n // 2)),
    "inspect-lines": lambda n: "\n".join(json.dumps(c) for c in containers(n)),
    "inspect-fragment": dumped(lambda n: {"HostConfig": {
        "Isolation": "process", "Binds": ["c:\\s%d:c:\\d%d" % (i, i) for i in range(n)]}}),
    "image-inspect": dumped(lambda n: [{
        "Id": "sha256:%064x" % i, "RepoTags": ["i%d:1" % i], "Os": "windows", "RootFS": {}} for i in range(n)]),
    "network-inspect": dumped(lambda n: [{
        "Id": "%064x" % i, "Name": "n%d" % i, "Driver": "nat", "IPAM": {}} for i in range(n)]),
    "networks-whole": dumped(lambda n: [{  # from small to one that is not read at once
        "Name": "n%d" % i, "Id": "%064d" % i, "Created": "2024-05-01T10:00:00Z", "Scope": "local",
        "Driver": "nat", "EnableIPv6": False, "IPAM": {"Driver": "windows", "Options": None, "Config": [
            {"Subnet": "10.%d.%d.0/24" % (i // 256 % 256, i % 256)}]}, "Internal": False, "Attachable": False,
        "Ingress": False, "ConfigFrom": {"Network": ""}, "ConfigOnly": False, "Containers": {}, "Labels": {},
        "Options": {"com.docker.network.windowsshim.hnsid": "h%d" % i}} for i in range(20 * n)]),
    "networks-twice": lambda n: lines("%d%d%d%d%d%d%d%d%d%d%d%d   n%d   nat   local\n",
                                      "NETWORK ID     NAME   DRIVER   SCOPE\n")(n) + KINDS["network-inspect"](n),
    "volume-inspect": dumped(lambda n: [{
        "Name": "v%d" % i, "Mountpoint": "c:\\v%d" % i, "Driver": "local"} for i in range(n)]),
    "create-request": dumped(lambda n: {"Image": "i", "Cmd": ["c"], "Env": ["K%d=v" % i for i in range(n)],
                                        "HostConfig": {"Binds": ["c:\\s%d:c:\\d%d" % (i, i) for i in range(n)]}}),
    "run-line": lines("docker run --name c%d -e A=%d img cmd\n"),
    "run-line-wide": lines("docker run --none %d" + "a" * 900 + "\n"),
    "run-line-long": lambda n: "docker run" + "".join(" -e K%d=v" % i for i in range(n)) + " img\n",
    "run-line-open": lambda n: "docker run -m $env:M" + "".join(
        " -e K%d=$env:V%d" % (i, i) for i in range(10 * n)) + " img\n",
    "run-line-places": lambda n: "docker run" + "".join(" -v $env:V%d\\a:c:\\d%d" % (i, i) for i in range(n)) + " img\n",
    "run-line-help": lambda n: "(docker run --help " * (10 * n) + "\n",
    "run-line-folder": lambda n: "docker run -v " + "%cd%\\x" * (10 * n) + ":c:\\d img\n",
    "compose-path": lambda n: "services:\n  web:\n    image: i\n    volumes: ['./" + "a/" * (10 * n) + ":/d']\n",
    "compose-depends": lambda n: "services:\n  web:\n    image: i\n    depends_on: [" + ", ".join(
        "s%d" % i for i in range(n)) + "]\n" + "".join("  s%d:\n    image: i\n" % i for i in range(n)),
    "compose-secrets": lambda n: "services:\n  web:\n    image: i\n    secrets: [" + ", ".join(
        "s%d" % i for i in range(n)) + "]\nsecrets:\n" + lines("  s%d: {file: ./x%d}\n")(n),
    "reg-query-lines": lambda n: REG.split("[")[1].rstrip("]\n") + "\n    v    REG_SZ    {\n" + "  \"a\": 1,\n" * (
        10 * n) + "}\n",
    "dockerfile-shell": lambda n: "FROM a\nSHELL [" + ", ".join(["\"w\""] * (10 * n)) + "]\nCMD x\n",
    "compose": lines("  s%d:\n    image: i%d\n    environment: [A=1]\n", "services:\n"),
    # Commands that open what ends in one and the same line, and rows that no heading has room above.
    "here-open": lines("cat <<E\n", behind="E\n"),
    "json-open": lines("{\"a\": [\ndocker run x:%d\n"),
    "rows-narrow": lines("0123456789ab  n%d  nat  local\n"),
    "compose-said": lambda n: "services:\n  web:\n    image: i\n" + lines("bob: look at this one, %d\n")(20 * n),
    "oci-spec": dumped(spec),
    "hcs": dumped(hcs),
    "error": lambda n: "docker: Error response from daemon: CreateComputeSystem c: The parameter is "
                       "incorrect. (extra info: " + json.dumps(hcs(n)) + ").\n",
    "error-codes": failed("failed (0x%d) "),
    "error-returns": lambda n: "docker: Error response from daemon: no such thing." + "\r" * (40 * n) + "\n",
    "error-calls": failed("container x encountered an error during Call%d: failed "),
    "error-ids": failed("container %064x failed "),
    "error-endpoints": failed("failed to create endpoint e%d "),
    "error-blocks": lines("docker : docker: Error response from daemon: no such thing %d.\nAt line:1 char:1\n"
                          "+ docker run img c%d\n+ ~~~~\n    + CategoryInfo : NotSpecified\n"
                          "    + FullyQualifiedErrorId : NativeCommandError\n \n"),
    "error-lines": lines("docker: Error response from daemon: no such thing %d.\n"),
    "log": lines('time="2020-01-01T00:00:00Z" level=debug msg="line %d"\n'),
    "log-spec": lines('time="2020-01-01T00:00:00Z" level=debug msg="Generated spec: '
                      + escaped(json.dumps(SPEC)) + '"\n'),
    "log-json": lines('{"level": "debug", "msg": "line %d"}\n'),
    "event-log": lines("ProviderName : Microsoft-Windows-Containers-CCG\nId           : 6\n"
                       "Message      : Container Credential Guard failed to fetch credentials %d\n\n"),
    "docker-ps": lambda n: "%-15s%-12s%-10s%-12s%-10s%-8s%s\n" % (
        "CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES") + "".join(
        "%012x   i%-11d\"cmd\"     2 h ago     Up 2 h    %-8sweb%d\n" % (i, i, "", i) for i in range(n)),
    "docker-info": lines(" Label%d: x\n", "Server Version: 20.10.9\nOSType: windows\nCPUs: 4\n"),
    "docker-version": lines(" Label%d: x\n", "Client:\n Version: 1.2.3\n API version: 1.40\n\nServer:\n"
                            " Version: 19.03.8\n API version: 1.40\n"),
    "credential-spec": dumped(credential_spec),
    "daemon-json": dumped(lambda n: {"data-root": "D:\\d", "exec-opts": ["isolation=hyperv"],
                                     "labels": ["l%d" % i for i in range(n)]}),
    "reg": lambda n: REG + "".join(
        '"v%d"="%s"\n' % (i, escaped(json.dumps(credential_spec(1)))) for i in range(n)),
    "reg-query": lambda n: REG.split("[")[1].rstrip("]\n") + "\n" + "".join(
        "    v%d    REG_SZ    %s\n" % (i, json.dumps(credential_spec(1))) for i in range(n)),
    "hns": dumped(lambda n: [{"ID": "%032x" % i, "Name": "n%d" % i, "Type": "nat", "Subnets": []} for i in range(n)]),
    "hns-list": lines("ID     : 6617cbb1-6000-4000-8000-%012d\nName   : n%d\nType   : nat\n\n"),
    "dockerfile": lines("ENV K%d=v\nVOLUME c:\\v%d\n", "FROM a\n"),
    "k8s": lines("  - name: c%d\n    image: i\n", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n"
                 "  containers:\n"),
    "k8s-objects": lines("apiVersion: windows.k8s.io/v1\nkind: GMSACredentialSpec\nmetadata: {name: g%d}\n"
                         "credspec: {CmsPlugins: [ActiveDirectory]}\n---\n"),
    "carrier": dumped(lambda n: {"family": "f", "containerDefinitions": [
        {"name": "c%d" % i, "image": "i", "memory": 512} for i in range(n)]}),
    "scenario": lines("    A%d: b\n", "silospec: 1\ncontainer:\n  Id: c\n  Config:\n   Labels:\n"),
    "report": lines("words %d\n", "# r\n\n", "\n<!-- silospec scenario -->\n\n```yaml\nsilospec: 1\n```\n"),
    "foreign": dumped(lambda n: {"SnapshotKey": "k", "ID": "c", "Image": "i", "Spec": spec(n)}),
    "prose": lines("Some words that somebody wrote, number %d, and docker is named.\n"),
    "quoted": lambda n: "".join("> %s\n" % line for line in dumped(containers)(n).split("\n")),
}


def make(kind, n):
    return KINDS[kind](n)
