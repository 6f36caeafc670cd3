/* What was answered and what happened: logs, events, answers of commands, a row a fact. */
#include "facts_testing.h"

static void answers_in_json_are_answers(void **state)
{
    (void)state;
    EXPECT_FACTS("{\"message\":\"invalid volume specification: 'C:\\\\a'\"}",
                 {"answers[\"daemon, line 1\"]", "invalid volume specification: 'C:\\a'"});
    EXPECT_FACTS("{\"Success\":false,\"Error\":\"The object already exists.\"}",
                 {"answers[\"daemon, line 1\"]",
                  "{\"Success\":false,\"Error\":\"The object already exists.\"}"});
}

static void answers_to_templates_are_facts(void **state)
{
    (void)state;
    EXPECT_FACTS("PS C:\\> docker inspect -f '{{.HostConfig.Isolation}}' web\nhyperv\n",
                 {"container.HostConfig.Isolation", "hyperv"});
    EXPECT_FACTS("$ docker container inspect web --format \"{{ .State.ExitCode }}\"\n3221225786\n",
                 {"container.State.ExitCode", "3221225786"});
    EXPECT_FACTS("$ docker inspect --format='{{json .Config.Env}}' web\n[\"A=b\",\"C=d\"]\n",
                 {"container.Config.Env[1]", "C=d"});
    EXPECT_FACTS(
        "$ docker inspect --format '{{json .Mounts}}' web\n"
        "[{\"Type\":\"bind\",\"Source\":\"C:\\\\d\",\"Destination\":\"c:\\\\d\",\"RW\":true}]\n",
        {"container.Mounts[0].Source", "C:\\d"});
    EXPECT_FACTS("C:\\> docker info -f \"{{.Isolation}}\"\nhyperv\n",
                 {"host.DefaultIsolation", "hyperv"});
    EXPECT_FACTS("PS C:\\> docker version --format '{{.Server.Version}}'\n25.0.3\n",
                 {"engine", "moby-25.0.3"});
}

static void tables_of_docker_are_read(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "CONTAINER ID   IMAGE     COMMAND        STATUS                            NAMES\n"
        "9a1f0c2b3d4e   core:1    \"cmd /c pi\xE2\x80\xA6\"   Exited (3221225786) 2 hours ago  "
        " web\n",
        {"container.Id", "9a1f0c2b3d4e"}, {"container.Name", "/web"},
        {"container.Config.Image", "core:1"}, {"container.State.Status", "exited"},
        {"container.State.ExitCode", "3221225786"});
    EXPECT_FACTS("NETWORK ID     NAME      DRIVER    SCOPE\n"
                 "e7f2a0b1c2d3   corp      l2bridge  local\n",
                 {"host.Networks[0].Name", "corp"}, {"host.Networks[0].Driver", "l2bridge"});
}

static void every_event_of_a_text_is_evidence(void **state)
{
    (void)state;
    EXPECT_FACTS("TimeCreated  : 1\nProviderName : Microsoft-Windows-Containers-CCG\nId  : 1\n"
                 "Message : x\n\nTimeCreated  : 2\n"
                 "ProviderName : Microsoft-Windows-Containers-CCG\nId  : 6\nMessage : y\n",
                 {"host.Events[0].Id", "1"}, {"host.Events[1].Id", "6"},
                 {"host.Events[1].Message", "y"}, {"host.Events[2]", NULL});
    EXPECT_FACTS("Level,Date and Time,Source,Event ID,Task Category\n"
                 "Error,1/1/2024,Microsoft-Windows-Hyper-V-Compute,11507,None,\"a, b\"\n"
                 "Error,1/1/2024,Microsoft-Windows-Hyper-V-Compute,12001,None,c\n",
                 {"host.Events[0].Message", "a, b"}, {"host.Events[1].Id", "12001"},
                 {"host.Events[1].Provider", "Microsoft-Windows-Hyper-V-Compute"});
    EXPECT_FACTS("<Event xmlns='u'><System><Provider Name='P'/><EventID Qualifiers='7'>5</EventID>"
                 "</System></Event>\n<Event xmlns='u'><System><Provider Name='Q'/>"
                 "<EventID>6</EventID></System><RenderingInfo><Message>m</Message>"
                 "</RenderingInfo></Event>\n",
                 {"host.Events[0].Provider", "P"}, {"host.Events[0].Id", "5"},
                 {"host.Events[1].Message", "m"});
    EXPECT_FACTS("The description for Event ID ( 12001 ) in Source ( P ) cannot be found. The "
                 "following information is part of the event: a; b\n",
                 {"host.Events[0].Id", "12001"}, {"host.Events[0].Provider", "P"},
                 {"host.Events[0].Message", "a; b"});
    EXPECT_FACTS("[{\"Id\": 6, \"ProviderName\": \"P\", \"Message\": \"m\"}]",
                 {"host.Events[0].Id", "6"}, {"host.Events[0].Message", "m"});
}

#define LOGGED(level, message) "time=\"2024-01-01T00:00:00Z\" level=" level " msg=\"" message "\"\n"

/* What goes to a program that only looks, and what a debug line mentions, is no answer. */
static void a_log_answers_who_asked_for_something(void **state)
{
    (void)state;
    EXPECT_FACTS(LOGGED("info", "Windows default isolation mode: process")
                     LOGGED("error", "Handler for POST /v1.41/containers/web/start returned error: "
                                     "network lan not found"),
                 {"answers[\"daemon, line 2\"]", "network lan not found"});
    EXPECT_FACTS("{\"level\": \"error\", \"msg\": \"start failed\", \"error\": "
                 "\"hcs::System::Start: (0xc0370106)\"}",
                 {"answers[\"daemon, line 1\"]", "start failed: hcs::System::Start: (0xc0370106)"});
    EXPECT_FACTS(LOGGED("info", "Windows default isolation mode: hyperv")
                     LOGGED("error", "Handler for GET /v1.41/containers/x/json returned error: No "
                                     "such container: x")
                         LOGGED("debug", "failed in Win32: a (0x20)"),
                 {"answers", NULL}, {"host.DefaultIsolation", "hyperv"});
    EXPECT_FACTS(
        LOGGED("info", "Windows default isolation mode: hyperv")
            LOGGED("error", "Handler for POST /v1.41/containers/a/start returned error: b")
                LOGGED("error", "Handler for POST /v1.41/containers/a/start returned error: b"),
        {"answers[\"daemon, line 2\"]", "b"}, {"answers[\"daemon, line 3\"]", NULL});
}

/* Docker Desktop's log, each of whose records begins with the time in brackets. */
static void the_log_of_the_desktop_is_a_log(void **state)
{
    (void)state;
    EXPECT_FACTS("[09:13:01.589][WindowsDaemon  ][Error   ] Handler for POST "
                 "/v1.43/containers/a/start returned error: hcs::CreateComputeSystem a: boom "
                 "(0xc0370106)\n[09:13:02.589][WindowsDaemon  ][Info   ] x\n",
                 {"answers[\"daemon, line 1\"]", "hcs::CreateComputeSystem a: boom (0xc0370106)"},
                 {"answers[\"daemon, line 2\"]", NULL});
    EXPECT_FACTS(LOGGED("fatal", "boom"), {"answers", NULL});
    EXPECT_FACTS("time=\"2024-01-01T00:00:00Z\" level=error msg=\"start failed\" "
                 "error=\"a (0xc0370106)\"\n",
                 {"answers[\"daemon, line 1\"]", "start failed: a (0xc0370106)"});
    EXPECT_FACTS(LOGGED("debug", "form data: {\\\"Image\\\":\\\"img\\\",\\\"HostConfig\\\":{}}"),
                 {"request.body.Image", "img"});
    EXPECT_FACTS(
        LOGGED("debug", "Network Response : [{\\\"ID\\\":\\\"6D9C9E0F-1111-2222-3333-"
                        "444455556666\\\",\\\"Name\\\":\\\"nat\\\",\\\"Type\\\":\\\"nat\\\","
                        "\\\"Subnets\\\":[{\\\"AddressPrefix\\\":\\\"172.20.0.0/20\\\"}]}]"),
        {"host.HNSNetworks[0].Name", "nat"}, {"host.HNSNetworks[0].Subnet", "172.20.0.0/20"});
}

/* A build prints before it fails; a console breaks the words. */
static void an_answer_begins_where_something_failed(void **state)
{
    (void)state;
    EXPECT_FACTS("{\"SystemType\": \"Container\", \"Name\": \"a\", \"Layers\": null}\n\n"
                 "Step 1/2 : FROM a\n ---> Running in 3f1c2b0a9d8e\n"
                 "hcs::CreateComputeSystem b: The container operating system does not match the "
                 "host operating system.\n",
                 {"answers[\"daemon, line 3\"]",
                  "hcs::CreateComputeSystem b: The container operating system does not match the "
                  "host operating system."});
    EXPECT_FACTS("{\"SystemType\": \"Container\", \"Name\": \"a\", \"Layers\": null}\n\n"
                 "docker: Error response from daemon: CreateComputeSystem 44d4f2a1c7b39c51f0c6: "
                 "No hypervisor is pre\nsent on this system.\n",
                 {"answers[\"daemon, line 3\"]",
                  "docker: Error response from daemon: CreateComputeSystem 44d4f2a1c7b39c51f0c6: "
                  "No hypervisor is present on this system."});
}

static void builds_and_events_are_told(void **state)
{
    (void)state;
    EXPECT_FACTS("Server Version: 25.0.1\nOSType: windows\n"
                 "Operating System: Microsoft Windows Server (OS Build 20348.1006)\n",
                 {"host.OSBuild", "20348"}, {"host.OSRevision", "1006"});
    EXPECT_FACTS("ProviderName : Microsoft-Windows-Containers-CCG\nId           : 6\n"
                 "Message      : Container Credential Guard failed to fetch credentials from the "
                 "plugin: x\n",
                 {"host.Events[0].Provider", "Microsoft-Windows-Containers-CCG"},
                 {"host.Events[0].Id", "6"});
    EXPECT_FACTS("{\"Image\": \"mcr.microsoft.com/windows/nanoserver:10.0.17763.437\", \"Cmd\": "
                 "[\"c\"]}",
                 {"host.Images[0].OSVersion", "10.0.17763.437"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_in_json_are_answers),
        cmocka_unit_test(answers_to_templates_are_facts),
        cmocka_unit_test(tables_of_docker_are_read),
        cmocka_unit_test(every_event_of_a_text_is_evidence),
        cmocka_unit_test(the_log_of_the_desktop_is_a_log),
        cmocka_unit_test(a_log_answers_who_asked_for_something),
        cmocka_unit_test(an_answer_begins_where_something_failed),
        cmocka_unit_test(builds_and_events_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
