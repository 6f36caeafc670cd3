/* What is wrong in an artefact is told with its line and column: of each format one that cannot be
 * read, or of which a part is left out. A format without a case fails. */
#include "document_testing.h"

#include "model/formats/artefact.h"

static const struct {
    enum format_id format;
    unsigned line, column; /* column 0: the whole line is meant */
    const char *said;      /* a part of it */
    const char *text;
} cases[] = {
    {FORMAT_scenario, 5, 15, "NanoCpus: found text 'many', expected an integer",
     "silospec: 1\ncontainer:\n  Id: c\n  HostConfig:\n    NanoCpus: many\n"},
    {FORMAT_report, 8, 1, "the scenario in the report",
     "# words\n\n<!-- silospec scenario -->\n\n```yaml\nsilospec: 1\ncontainer: [\n```\n"},
    {FORMAT_report, 8, 1, "a simple key that began at line 7, column 1",
     "# words\n\n<!-- silospec scenario -->\n\n```yaml\nsilospec: 1\ncontainer\n```\n"},
    {FORMAT_inspect, 3, 31, "NanoCpus: found text 'many'",
     "[\n  {\"Id\": \"c\",\n   \"HostConfig\": {\"NanoCpus\": \"many\"},\n   \"State\": {}}\n]\n"},
    {FORMAT_inspect, 3, 18, "HostConfig: found number 7, expected a map",
     "[\n  {\"Id\": \"c\",\n   \"HostConfig\": 7,\n   \"State\": {}}\n]\n"},
    {FORMAT_inspect_fragment, 2, 30, "Isolation: found number 5",
     "{\n \"HostConfig\": {\"Isolation\": 5, \"NanoCpus\": 0}\n}\n"},
    {FORMAT_create_request, 3, 27, "Memory: found text '4g', expected an integer",
     "{\"Image\": \"i\",\n \"Cmd\": [\"c\"],\n \"HostConfig\": {\"Memory\": \"4g\"}}\n"},
    {FORMAT_run_line, 1, 1, "unexpected EOF", "docker run -e \"A img\n"},
    {FORMAT_run_line, 1, 1, "no words of the line", "docker network create\n"},
    {FORMAT_compose, 4, 11, "what docker compose names stands here",
     "services:\n  web:\n    image: i\n    cpus: many\n"},
    {FORMAT_compose, 4, 4, "did not find expected key",
     "services:\n  web:\n    image: i\n   command: x\n"},
    {FORMAT_oci_spec, 2, 22, "process.args is text, expected a list",
     "{\"ociVersion\": \"1.0\",\n \"process\": {\"args\": \"cmd\"}}\n"},
    {FORMAT_oci_spec, 2, 30, "windows.layerFolders is a number, expected a list",
     "{\"ociVersion\": \"1.0\",\n \"windows\": {\"layerFolders\": 5}}\n"},
    {FORMAT_hcs, 3, 17, "HvPartition is text, expected true or false",
     "{\"SystemType\": \"Container\",\n \"Name\": \"c\",\n \"HvPartition\": \"yes\"}\n"},
    {FORMAT_hcs, 3, 23, "Layers[].Path is a number, expected text",
     "{\"SystemType\": \"Container\", \"Name\": \"c\",\n \"Layers\": [\n  {\"ID\": \"a\", "
     "\"Path\": 5}]}\n"},
    {FORMAT_credential_spec, 2, 29, "ActiveDirectoryConfig is a list, expected an object",
     "{\"CmsPlugins\": [],\n \"ActiveDirectoryConfig\":   []}\n"},
    {FORMAT_daemon_json, 2, 30, "exec-opts is text, expected a list",
     "{\"data-root\": \"D:\\\\d\",\n \"debug\": true, \"exec-opts\": \"isolation=hyperv\"}\n"},
    {FORMAT_reg, 4, 12, "no hexadecimal byte",
     "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows "
     "NT\\CurrentVersion\\Virtualization\\Containers\\CredentialSpecs]\n\"a\"=hex(1):zz\n"},
    {FORMAT_image_inspect, 2, 14, "RepoTags is text, expected a list",
     "[{\"Id\": \"sha256:5\",\n \"RepoTags\": \"x\", \"RootFS\": {}}]\n"},
    {FORMAT_network_inspect, 2, 24, "Driver: found number 5",
     "[{\"Name\": \"n\",\n \"IPAM\": {}, \"Driver\": 5}]\n"},
    {FORMAT_volume_inspect, 1, 11, "Name is a number, expected text",
     "[{\"Name\": 5,\n \"Mountpoint\": \"C:\\\\v\", \"Driver\": \"local\"}]\n"},
    {FORMAT_hns, 2, 25, "Subnets is text, expected a list",
     "[{\"Name\": \"nat\", \"Type\": \"nat\",\n \"ID\": \"a\", \"Subnets\":  \"x\"}]\n"},
    {FORMAT_k8s, 5, 15, "spec.containers is a number, expected a list",
     "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers: 5\n"},
    {FORMAT_k8s, 1, 1, "the lines of this object of Kubernetes lost their indentation",
     "apiVersion: v1\nkind: Pod\nmetadata:\nname: p\nspec:\ncontainers:\n- name: c\nimage: i\n"},
    {FORMAT_k8s, 5, 5, "a simple key that began at line 5, column 1",
     "apiVersion: v1\nkind: Pod\nmetadata:\n  name: '{{ .Name }}'\nspec"},
    {FORMAT_carrier, 2, 50, "containerDefinitions[].image is a number, expected text",
     "{\"family\": \"f\",\n \"containerDefinitions\": [{\"name\": \"a\", \"image\": 5}]}\n"},
    {FORMAT_run_line, 1, 0, "docker's client itself refuses line 1",
     "docker service create --limit-memory lots iis\n"},
    {FORMAT_run_line, 1, 0, "-it stands in front of the command: options of docker run",
     "docker -it run iis\n"},
    {FORMAT_inspect_fragment, 2, 1, "'lots' is no value of HostConfig.Memory",
     "PS C:\\> docker inspect -f '{{.HostConfig.Memory}}' web\nlots\n"},
    {FORMAT_inspect_fragment, 2, 1, "trailing comma before '}'",
     "PS C:\\> docker inspect -f '{{json .Config.Env}} x' web\n[\"A=1\",}] x\n"},
    {FORMAT_inspect_fragment, 2, 1, "the string that began at line 2, column 9",
     "PS C:\\> docker inspect -f '{{json .Config.Env}}' web\n[\"A=1\", \"b\n"},
    {FORMAT_inspect_fragment, 2, 1, "the array that began at line 2, column 6",
     "PS C:\\> docker inspect -f 'env: {{json .Config.Env}}' web\nenv: [\"A=1\"\n"},
    {FORMAT_inspect_fragment, 2, 1, "docker answers: Error: No such object: web",
     "PS C:\\> docker inspect -f '{{.HostConfig.Isolation}}' web\nError: No such object: web\n"},
    {FORMAT_inspect_fragment, 2, 1, "where Path ends in this answer cannot be told",
     "$ docker inspect -f '{{.Path}} {{.LogPath}}' web\nc:\\a b c:\\d\n"},
    {FORMAT_inspect_fragment, 2, 33, "'Exited (x) 2 hours ago' has no exit code that is a number",
     "CONTAINER ID   IMAGE   COMMAND   STATUS                   NAMES\n"
     "4d5e6f708192   i:1     cmd      Exited (x) 2 hours ago   web\n"},
    {FORMAT_inspect_fragment, 1, 1, "'maybe' is no value of Config.Tty",
     "{Hostname:web Domainname: Tty:maybe Env:[A=1] Image:i}\n"},
    {FORMAT_image_inspect, 2, 1, "the row 'core   1' has no id",
     "REPOSITORY   TAG   IMAGE ID   SIZE\ncore   1\n"},
    {FORMAT_k8s, 3, 20, "the kernel version '10.0.x' has no build",
     "Name:  win1\nSystem Info:\n  Kernel Version:  10.0.x\n  OS Image:  Windows Server 2019\n"},
    {FORMAT_k8s, 8, 16, "memory: '2Qi' is no quantity",
     "Name:  a\nNamespace:  d\nNode:  w\nContainers:\n  web:\n    Image:  i\n    Limits:\n"
     "      memory:  2Qi\n"},
    {FORMAT_k8s, 8, 31, "cpu: '2x' is no quantity",
     "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - name: c\n"
     "    image: i\n    resources: {limits: {cpu: 2x}}\n"},
    {FORMAT_carrier, 7, 14, "jobs{}.container.ports is text, expected a list",
     "jobs:\n  test:\n    runs-on: windows-2022\n    container:\n      image: core\n      env: {}\n"
     "      ports: many\n    steps: []\n"},
    {FORMAT_carrier, 8, 9, "CPU: 'many' is no quantity",
     "ID:  a\nName:  web\nService Mode:  Replicated\nContainerSpec:\n Image:  i\nResources:\n"
     " Limits:\n  CPU:  many\n"},
    {FORMAT_foreign, 2, 56, "process.args is text, expected a list",
     "{\"status\": {\"id\": \"a\"}, \"info\": {\"runtimeSpec\": {\n"
     " \"ociVersion\": \"1.0\", \"process\": {\"cwd\": \"C:\", \"args\": \"x\"}}}}\n"},
    {FORMAT_host_facts, 2, 14, "OS Version: 'ten' is no build of Windows",
     "OS Name:   Microsoft Windows Server 2019\nOS Version:  ten\nUBR : 1\n"},
    {FORMAT_docker_info, 3, 8, "CPUs: 'lots' is no number of processors",
     "Server Version: 20.10.9\nOSType: windows\n CPUs: lots\n"},
    {FORMAT_docker_info, 2, 10, "NCPU is text, expected a number",
     "{\"ServerVersion\": \"20.10.9\", \"OSType\": \"windows\",\n \"NCPU\": \"x\"}\n"},
    {FORMAT_docker_version, 6, 0, "docker version says 'many'",
     "Client:\n Version: 1.2.3\n API version: 1.40\n\nServer:\n Version: many\n API version: "
     "1.40\n"},
    {FORMAT_host_facts, 3, 0, "'lots' is no number that can be taken",
     "OsBuildNumber : 20348\nOsName : Windows Server\nCsNumberOfLogicalProcessors : lots\n"},
    {FORMAT_foreign, 1, 1, "its member Spec is what is read",
     "{\"SnapshotKey\": \"k\",\n \"Spec\": 7, \"ID\": \"x\"}\n"},
    {FORMAT_log, 1, 0, "the spec of this record, character 24",
     "time=\"2020-01-01T00:00:00Z\" level=debug msg=\"Generated spec: {\\\"a\\\":5 oops}\"\n"},
    {FORMAT_log, 2, 18, "msg is a number, expected text",
     "{\"level\": \"debug\",\n \"a\": 1, \"msg\":  5}\n"},
    {FORMAT_error, 1, 0, "line 2 of its document, column 10: Layers is a number, expected a list",
     "docker: Error response from daemon: CreateComputeSystem c: x (extra info: "
     "{\"SystemType\":\"Container\",\n\"Layers\":7}).\n"},
    {FORMAT_event_log, 1, 0, "the event has no number",
     "ProviderName : Microsoft-Windows-Hyper-V-Compute\nId           : x\nMessage      : ?\n"},
    {FORMAT_dockerfile, 3, 0, "SHELL takes a list", "FROM a\nRUN x\nSHELL cmd\n"},
};

static bool is_told(const struct evidence *ev, size_t i)
{
    char column[40] = "";

    if (cases[i].column > 0)
        (void)snprintf(column, sizeof(column), "column %u:", cases[i].column);
    for (size_t n = 0; n < ev->note_count; n++) {
        char text[600];

        (void)snprintf(text, sizeof(text), "%.*s", STR_FMT(ev->notes[n].text));
        if (ev->notes[n].line == cases[i].line && strstr(text, cases[i].said) != NULL &&
            strstr(text, column) != NULL)
            return true;
    }
    return false;
}

static void show_notes(const struct evidence *ev)
{
    for (size_t n = 0; n < ev->note_count; n++)
        print_error("  %u: %.*s\n", ev->notes[n].line, STR_FMT(ev->notes[n].text));
}

static size_t failures;

static void failed(size_t i, struct str said)
{
    print_error("%s: expected %u:%u: %s\n  %.*s\n", formats[cases[i].format].name, cases[i].line,
                cases[i].column, cases[i].said, STR_FMT(said));
    failures++;
}

static void check(size_t i)
{
    struct artefact s;
    struct err *e = artefact_read(&s, str_of(cases[i].text), "f");

    if (e != NULL) {
        char *line = err_line(e);

        if (e->line != cases[i].line || (cases[i].column > 0 && e->column != cases[i].column) ||
            strstr(line, cases[i].said) == NULL)
            failed(i, str_of(line));
        free(line);
        err_free(e);
        return;
    }
    if (!is_told(&s.evidence, i)) {
        show_notes(&s.evidence);
        failed(i, STR_LIT("not among the notes above"));
    }
    artefact_close(&s);
}

static void what_is_wrong_has_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check(i);
    assert_int_equal(failures, 0);
}

static void each_format_has_a_case(void **state)
{
    (void)state;
    for (int f = 0; f < FORMAT_COUNT; f++) {
        bool found = false;

        for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
            found = found || cases[i].format == (enum format_id)f;
        if (!found)
            fail_msg("%s has no malformed case", formats[f].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_has_its_place),
        cmocka_unit_test(each_format_has_a_case),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
