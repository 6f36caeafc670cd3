/* `docker version` in each of its layouts, and what wrappers and Windows print of versions. */
#include "document_testing.h"

#include "model/diagnosis/version_text.h"

#include <inttypes.h>

/* What was told: "client VERSION API OS/ARCH; server ...; host BUILD.REVISION; image ...". */
static struct str summary(struct arena *a, const struct version_text *v)
{
    const struct version_part *parts[] = {&v->client, &v->server};
    struct str text = STR_NONE;

    for (size_t i = 0; i < 2; i++)
        if (parts[i]->there)
            text = arena_printf(a, "%.*s%s %.*s %.*s %.*s;", STR_FMT(text),
                                i == 0 ? "client" : "server", STR_FMT(parts[i]->version),
                                STR_FMT(parts[i]->api), STR_FMT(parts[i]->os_arch));
    if (v->server.desktop.len > 0)
        text = arena_printf(a, "%.*sdesktop %.*s;", STR_FMT(text), STR_FMT(v->server.desktop));
    if (v->host_os.len > 0)
        text = arena_printf(a, "%.*sos %.*s;", STR_FMT(text), STR_FMT(v->host_os));
    if (v->host_build != 0)
        text = arena_printf(a, "%.*shost %" PRIu32 ".%" PRIu32 ";", STR_FMT(text), v->host_build,
                            v->host_revision);
    if (v->image_build != 0)
        text = arena_printf(a, "%.*simage %" PRIu32 ".%" PRIu32 ";", STR_FMT(text), v->image_build,
                            v->image_revision);
    if (v->isolation_told)
        text = arena_printf(a, "%.*s%.*s%s;", STR_FMT(text), STR_FMT(v->isolation),
                            v->isolation_forced ? " forced" : "");
    return v->no_components ? text : arena_printf(a, "%.*scomponents;", STR_FMT(text));
}

static const struct {
    const char *text, *want;
} rows[] = {
    {"", ""},
    {"no version here", ""},
    {"Docker version 19.03.5, build 633a0ea838", "client 19.03.5  ;"},
    {"Server:\n Engine:\n\tVersion:\t19.03.5\n\tAPI version:\t1.40\n\tOS/Arch:\twindows/amd64",
     "server 19.03.5 1.40 windows/amd64;"},
    {"{\"Client\":{\"Version\":\"24.0.2\"},\"Server\":null}\n\nPS C:\\> exit", "client 24.0.2  ;"},
    {"Docker version 19.03.5, build 1\nDocker version 20.10.9, build 2", "client 19.03.5  ;"},
    {"Docker Client Version is 18.09.2\nDocker Server Version is 18.09.1",
     "client 18.09.2  ;server 18.09.1  ;"},
    {"> docker version --format '{{.Server.Version}}'\n\n20.10.9", "server 20.10.9  ;"},
    {"> docker version --format '{{.Client.Version}}'\n20.10.8\n20.10.9", "client 20.10.8  ;"},
    {"Client version: 1.6.0\nClient API version: 1.18\nGo version (client): go1.4.2\n"
     "Git commit (client): 4749651\nOS/Arch (client): windows/amd64\nServer version: 1.6.1\n"
     "Server API version: 1.18\nGo version (server): go1.4.2\nGit commit (server): 4749651\n"
     "OS/Arch (server): linux/amd64",
     "client 1.6.0 1.18 windows/amd64;server 1.6.1 1.18 linux/amd64;"},
    {"Client:\n Version: 20.10.8\n API version: 1.41\n OS/Arch: windows/amd64\n Context: default\n"
     "Server: Docker Desktop 4.19.0 (106363)\n Engine:\n  Version: 20.10.9\n"
     "  API version: 1.41 (minimum version 1.24)\n  OS/Arch: windows/amd64\n",
     "client 20.10.8 1.41 windows/amd64;server 20.10.9 1.41 windows/amd64;desktop 4.19.0;"},
    {"Server:\n Engine:\n  Version: 20.10.9\n containerd:\n  Version: 1.4.9\n",
     "server 20.10.9  ;components;"},
    {"Client:\nVersion: 20.10.8\nAPI version: 1.41\nOS/Arch: windows/amd64\n\nServer:\nEngine:\n"
     "Version: 20.10.9\nAPI version: 1.42\nOS/Arch: linux/amd64\ncontainerd:\nVersion: 1.4.9\n",
     "client 20.10.8 1.41 windows/amd64;server 20.10.9 1.42 linux/amd64;components;"},
    {"Client: Docker Engine Version: 20.10.8 API version: 1.41 Server: Engine: Version: 20.10.9 "
     "API version: 1.42 OS/Arch: windows/amd64",
     "client 20.10.8 1.41 ;server 20.10.9 1.42 windows/amd64;"},
    /* What 'docker info' prints below is no second version. */
    {"Client:\n Version: 20.10.8\nClient:\n Version: 1.2.3\n", "client 20.10.8  ;"},
    {"Docker version 19.03.5, build 1\nClient:\n Version: 20.10.8\n", "client 20.10.8  ;"},
    {"Host is Microsoft Windows Server 2019 - ltsc2019\nHost OS Version: 10.0.17763.1879\n"
     "Container OS Version: 10.0.17763.1817\nUsing process isolation",
     "os Windows Server 2019;host 17763.1879;image 17763.1817;process;"},
    {"Host is Microsoft Windows 11 Pro\nHost OS Version: 10.0.22000\n"
     "Versions differ, forcing hyperv isolation\nUsing hyperv isolation",
     "os Windows 11 Pro;host 22000.0;hyperv forced;"},
    {"Host is Microsoft Windows 10\nHost is Microsoft Windows 11", "os Windows 10;"},
    {"Microsoft Windows [Version 10.0.19045.2965]", "host 19045.2965;"},
    {"Microsoft Windows [Version 10.0.19045.2965]\nHost OS Version: 10.0.17763.1",
     "host 19045.2965;"},
    {"Microsoft Windows [Version 6.3.9600]", ""},
    {"Windows Server (Version 10.0.14393)", "host 14393.0;"},
    {"Windows Server (Version 10.0.4294984951)", ""}, /* 17655 and 2^32 */
    {"Container OS Version: 10.0.20348.x", "image 20348.0;"},
    {"Using the default isolation of it", ""},
    /* {{json .}} */
    {"{\"Client\":{\"Version\":\"23.0.1\",\"ApiVersion\":\"1.42\",\"Os\":\"windows\","
     "\"Arch\":\"amd64\"},\"Server\":null}",
     "client 23.0.1 1.42 windows/amd64;"},
    {"{\"Client\":[],\"Server\":{\"Platform\":{\"Name\":\"Docker Desktop 4.19.0 (106363)\"},"
     "\"Version\":\"23.0.5\",\"ApiVersion\":1,\"KernelVersion\":"
     "\"10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)\",\"Components\":[{}]}}",
     "server 23.0.5  ;desktop 4.19.0;host 20348.0;"},
    {"{\"Server\":{\"Version\":\"23.0.5\",\"KernelVersion\":\"5.15.90\",\"Components\":[{},{}]}}",
     "server 23.0.5  ;components;"},
    {"{\"Server\":{\"Version\":\"23.0.5\",\"Components\":{}}}", "server 23.0.5  ;"},
    {"PS> docker version -f '{{json .}}'\n{\"Server\":", ""},
};

static void a_version_is_read_in_its_layout(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct version_text v;
        struct arena a;
        struct str got;

        arena_init(&a);
        assert_no_error(version_text(&v, &a, str_of(rows[i].text)));
        got = summary(&a, &v);
        if (!str_is(got, rows[i].want))
            fail_msg("%s\n  got  %.*s\n  want %s", rows[i].text, STR_FMT(got), rows[i].want);
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_version_is_read_in_its_layout),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
