/* A text of several artefacts with prompts, fences and words between them, and what pasting did. */
#include "document_testing.h"

#include "model/formats/artefact.h"

#define INSPECT  "[\n {\n  \"Id\": \"c\",\n  \"HostConfig\": {}\n }\n]\n"
#define SCENARIO "silospec: 1\ncontainer:\n  Id: c\n"
#define INFO     "Server:\n Server Version: 25.0.1\n OSType: windows\n CPUs: 8\n"

#define ONE_LINE                                                                                   \
    "{\"Id\": \"c\", \"State\": {\"Error\": \"no\"}, \"HostConfig\": {}, \"Config\": {}}"
#define FACTS   "Server Version: 24.0.7\nOSType: windows\nDefault Isolation: process\n"
#define LAYERS  "hcsshim::PrepareLayer failed in Win32: Incorrect function. (0x1)\n"
#define COMPOSE "services:\n  web: {image: 'w:1'}\n"
#define PORT                                                                                       \
    "failed to create endpoint web on network nat: HNS failed with error : Unspecified error\n"
#define POD                                                                                        \
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: w, image: "      \
    "i}]}\n"

#define TAIL                                                                                       \
    "container c encountered an error during CreateContainer: failure in a Windows system call: "  \
    "Incorrect function. (0x1) extra info: "

/* 80 columns, in the middle of a word. */
#define FULL_LINE                                                                                  \
    "docker run -d --name one --cpus 2 -v c:\\data:c:\\data -e ALPHA=betagammadeltaepsi"
#define REST "lon img\n"

static const struct {
    const char *text;
    const char *pieces; /* kind, lines; */
    const char *notes;  /* + salvaged, - left out; */
} cases[] = {
    {INSPECT, "inspect 1-6; ", ""},
    {"Client:\n Version: 1\n" INFO "\n" INSPECT, "docker-info 1-6; inspect 8-13; ", ""},
    {INSPECT "\nClient:\n Version: 1\n" INFO, "inspect 1-6; docker-info 8-13; ", ""},
    {"PS C:\\> docker inspect c\n" INSPECT "PS C:\\> docker info\nClient:\n" INFO
     "\nC:\\Users\\me>",
     "inspect 2-7; docker-info 9-13; ",
     "+1 the prompt in front of 'docker inspect c'; +8 the prompt in front of 'docker info'; "
     "+15 a prompt; "},
    {"> docker inspect c\n" INSPECT "~\\src \xE2\x9D\xAF docker info\n" INFO
     "\xCE\xBB docker logs c\n"
     "docker: Error response from daemon: no.\n[PS] C:\\>docker ps\n",
     "inspect 2-7; docker-info 9-12; error 14-14; ",
     "+1 the prompt in front of 'docker inspect c'; +8 the prompt in front of 'docker info'; "
     "+13 the prompt in front of 'docker logs c'; +15 the prompt in front of 'docker ps'; "},
    {"docker: Error response from daemon: no.\n> more of it\n", "error 1-2; ", ""},
    {"docker: Error response from daemon: no.\ndocker info\n" INFO "\ndocker inspect c\n" INSPECT,
     "error 1-1; docker-info 3-6; inspect 9-14; ", ""},
    {"docker: Error response from daemon: no.\ndocker info fails, too\n", "error 1-2; ", ""},
    {"Here it is:\n```json\n" INSPECT "```\nthanks\n", "inspect 3-8; ",
     "-1 Here it is:; +2 a code fence; +9 a code fence; -10 thanks; "},
    {"> [{\n> \"Id\": \"c\", \"HostConfig\": {}\n> }]\n", "inspect 1-3; ",
     "+1 quote marks in front of the lines; "},
    {"[\n{\xC2\xA0\"Id\": \"c\", \"HostConfig\": {}\n}\n]\n", "inspect 1-4; ",
     "+2 no-break blanks; "},
    {"[{\"HostConfig\": {}", "inspect-fragment 1-1; ", "+1 an end that is missing; "},
    {"{\"HostConfig\": {}}\n{\"HostConfig\": {}} {\"HostConfig\": {}}\n",
     "inspect-fragment 1-1; inspect-fragment 2-2; inspect-fragment 2-2; ", ""},
    {"[{\"IPAM\": {}, \"Name\": \"n\", \"Driver\": \"nat\"},\n{\"HostConfig\": {}},\n"
     "{\"HostConfig\": {}}]",
     "network-inspect 1-1; inspect-fragment 2-3; ", ""},
    {"web_1  | docker: Error response from daemon: no.\nweb_1  | more\n", "error 1-2; ",
     "+1 names of services in front of the lines; "},
    {"2024-03-19T01:19:10.1Z ##[error]docker: Error response from daemon: no.\n", "error 1-1; ",
     "+1 time stamps in front of the lines; +1 marks of a CI system; "},
    {"docker: Error response from daemon: one.\ndocker: Error response from daemon: two.\n",
     "error 1-1; error 2-2; ", ""},
    {"time=\"1\" level=info msg=a\ntime=\"2\" level=info msg=b\n", "log 1-2; ", ""},
    /* The line that was made of one command is longer than the console was wide. */
    {FULL_LINE "\n" REST FULL_LINE "\n" REST, "run-line 1-1; run-line 3-3; ", ""},
    {"nothing\nat all\n", "? 1-2; ", ""},
    {"See:\n```yaml\n" SCENARIO "```\n", "scenario 3-5; ",
     "-1 See:; +2 a code fence; +6 a code fence; "},
    {"PS C:\\> type web.yaml\n" SCENARIO "PS C:\\>\n", "scenario 2-4; ",
     "+1 the prompt in front of 'type web.yaml'; +5 a prompt; "},
    {"silospec: 1\ncontainer:\n\xC2\xA0 Id: c\n", "scenario 1-3; ", "+3 no-break blanks; "},
    {"apiVersion: v1\nkind: Pod\nspec:\n\xC2\xA0\xC2\xA0"
     "containers: []\n",
     "k8s 1-4; ", "+4 no-break blanks; "},
    {"silospec: 1\ncontainer: {\n{\"HostConfig\": {}}\n", "? 1-3; ", ""},
    /* JSON in one line behind something else. */
    {"12: " ONE_LINE "\n", "inspect 1-1; ", "+1 what stood in front of the JSON; "},
    {"web.json:1:[" ONE_LINE "],\n", "inspect 1-1; ", "+1 what stood in front of the JSON; "},
    {LAYERS "stdout: " ONE_LINE "\nthanks\n", "error 1-1; inspect 2-2; ",
     "+2 what stood in front of the JSON; -3 thanks; "},
    {"docker: Error response from daemon: {\"message\": \"no such thing\"}\n", "error 1-1; ", ""},
    {"the keys: {\"a\": 1}\n", "? 1-1; ", ""},
    {"docker run x:1\n\"C:\\d\\docker.exe\": Error response from daemon: no.\nFinished\n",
     "run-line 1-1; error 2-3; ", ""},
    /* A document in an error's tail, broken in front of what looks like another JSON text. */
    {TAIL "{\"SystemType\":\"Container\",\n\"Owner\":\"docker\",\"Layers\":\n"
          "[{\"ID\":\"x\"}],\"EndpointList\":[\n\"6617\"]}\n",
     "error 1-4; ", ""},
    {TAIL "{\"System\nType\":\"Container\",\n\"Owner\":\"docker\"}\n", "error 1-3; ", ""},
    {TAIL "{\"SystemType\":\"Container\"}\n" ONE_LINE "\n", "error 1-1; inspect 2-2; ", ""},
    {TAIL "{\"SystemType\":\"Conta\n[\n" ONE_LINE "\n]\n", "error 1-1; inspect 2-4; ", ""},
    {"{\"message\":\"" TAIL "{\\\"SystemType\\\":\\\"Container\\\",\\\n"
     "\"Name\\\":\\\"c\\\"}\"}\n",
     "error 1-2; ", "+1 lines broken at the console's width; "},
    /* YAML: keys above the one that it is known by, and what was printed right below it. */
    {"name: shop\n" COMPOSE "\nERROR: for web  Cannot start service web: " PORT,
     "compose 1-3; error 5-5; ", ""},
    {"# mine\nx-a: &a\n  b: c\nnetworks:\n  n: {}\n\n" COMPOSE "\nthanks for any help to me\n",
     "compose 1-8; ", "-10 thanks for any help to me; "},
    {"name: shop\ndocker: Error response from daemon: no.\n", "error 2-2; ", "-1 name: shop; "},
    {COMPOSE PORT, "compose 1-2; error 3-3; ", ""},
    {COMPOSE "conflicting options: hostname and the network mode\n", "compose 1-2; error 3-3; ",
     ""},
    {POD "hcsshim::CreateComputeSystem web: Access is denied.\n", "k8s 1-4; error 5-5; ", ""},
    {POD "Warning  Failed  12s  kubelet  Error: failed to create containerd task: no\n",
     "k8s 1-4; error 5-5; ", ""},
    {COMPOSE "Log Name:      Application\nSource:        docker\nEvent ID:      1\n"
             "Description:\nHandler for POST: Access is denied.\n",
     "compose 1-2; event-log 3-7; ", ""},
    {POD "TimeCreated  : 3/11/2024\nProviderName : docker\nId           : 1\nMessage      : no\n",
     "k8s 1-4; event-log 5-8; ", ""},
    {COMPOSE "ActivityId : 58261574-A434-494B-BF39-A698343E225D\n"
             "ID         : 7A2D8C1E-0000-4000-8000-000000000001\nName       : "
             "nat\nCurrentEndpointCount : 0\n",
     "compose 1-2; hns 3-6; ", ""},
    /* a blank in front of the colon is YAML's */
    {"version: '3'\nservices :\n  web: {image: 'w:1'}\n", "compose 1-3; ", ""},
    {COMPOSE "Bob: look at this\n", "compose 1-2; ", "-3 Bob: look at this; "},
    /* one word, where that is what people say */
    {"alice: thanks\n" COMPOSE "bob: merci\n", "compose 2-3; ",
     "-1 alice: thanks; -4 bob: merci; "},
    {COMPOSE "region: eu\n", "compose 1-3; ", ""},
    {"models: {m: {model: x}}\n" COMPOSE, "compose 1-3; ", ""},
    /* A file inside a command. */
    {"$ cat <<EOF | docker compose -f - up\n" COMPOSE "EOF\n" LAYERS, "compose 2-3; error 5-5; ",
     "+1 a command around a file; -1 $ cat <<EOF | docker compose -f - up; +4 a command around a "
     "file; "},
    {"cat <<-EOF | docker compose -f - up\n\tservices:\n\t  w:\n\t    image: w\n\tEOF\n",
     "compose 2-4; ",
     "+1 a command around a file; -1 cat <<-EOF | docker compose -f - up; +5 a command around a "
     "file; "},
    {"$c = @'\n" COMPOSE "'@ | docker compose -f - up\n", "compose 2-3; ",
     "+1 a command around a file; -1 $c = @'; +4 a command around a file; -4 | docker compose -f - "
     "up; "},
    {"cat > compose.yaml << 'E'\n> services:\n>   web: {image: 'w:1'}\n> E\n", "compose 2-3; ",
     "+2 quote marks in front of the lines; +1 a command around a file; -1 cat > compose.yaml << "
     "'E'; +4 a command around a file; "},
    {"cat >Dockerfile <<-EOF\nFROM a\nCMD [\"b\"]\nEOF\ndocker run x:1\n",
     "dockerfile 2-3; run-line 5-5; ",
     "+1 a command around a file; -1 cat >Dockerfile <<-EOF; +4 a command around a file; "},
    {"PS C:\\> @'\n>> services:\n>>   web: {image: 'w:1'}\n>>\n>>   db: {image: d}\n>> '@ | docker "
     "compose -f - "
     "up\n",
     "compose 2-5; ",
     "+1 a command around a file; -1 PS C:\\> @'; +6 a command around a file; -6 | docker compose "
     "-f - up; "},
    /* The command in PowerShell's block, cut off by it: dropped where it stands above in full. */
    {"docker.exe : docker: Error response from daemon: no.\nAt C:\\s.ps1:12 char:1\n+ docker run "
     "-d -v c:\\a:c:\\b mcr.microsoft.com/win ...\n+ ~~~~~~\n    + CategoryInfo          : "
     "NotSpecified: (x:String) [], RemoteException\n    + FullyQualifiedErrorId : "
     "NativeCommandError\n",
     "run-line 3-3; error 1-1; ",
     "+2 PowerShell's block of an error; +3 an end that PowerShell cut off; "},
    {"PS C:\\> docker run -d -e \"A=b c\" x:1\n"
     "docker.exe : docker: Error response from daemon: no.\nAt C:\\s.ps1:12 char:1\n+ docker run "
     "-d -e \"A=b ...\n+ ~~~~~~\n    + CategoryInfo          : NotSpecified: (x:String) [], "
     "RemoteException\n    + FullyQualifiedErrorId : NativeCommandError\n",
     "run-line 1-1; error 2-2; ", "+3 PowerShell's block of an error; "},
    /* What stands below JSON that was cut off is another paste; a text in it may be broken
       anywhere. */
    {"\"State\": {\n    \"Status\": \"exited\",\nThey use: docker run -d x:1\ndocker: Error "
     "response from "
     "daemon: no.\n",
     "inspect-fragment 1-2; run-line 3-3; error 4-4; ",
     "+2 an end that is missing; +1 a beginning that is missing; "},
    {"[\n {\n  \"Id\": \"c\",\n  \"HostConfig\": {\n   \"Isolation\": \"hyperv\",\ndocker: Error "
     "response from "
     "daemon: no.\n",
     "inspect-fragment 1-5; error 6-6; ", "+5 an end that is missing; "},
    {"[{\"Id\": \"c\", \"State\": {\"Error\": \"container c:\nError response from daemon: no\"}, "
     "\"HostConfig\": {}, "
     "\"Config\": {}}]\n",
     "inspect 1-2; ", "+1 lines broken at the console's width; "},
    /* Services without the word above them, and words around that are no sentences. */
    {"FYI the file\n\n  api:\n    image: x:1\n    isolation: hyperv\n\n  db:\n    image: d\n    "
     "isolation: hyperv\n\nthx\n",
     "compose 3-9; ", "-1 FYI the file; -11 thx; "},
    {"docker run x:1\nhost: Windows 11 22631\n", "run-line 1-1; ", "-2 host: Windows 11 22631; "},
    /* Words right above and below an info. */
    {"Hi,\nit is this one\n" FACTS "I start it with docker run --cpus 32 --isolation process x:1\n",
     "docker-info 3-5; ",
     "-1 Hi,; -2 it is this one; -6 I start it with docker run --cpus 32 --isolation process "
     "x:1; "},
    {FACTS "Default Address Pools:\n", "docker-info 1-4; ", ""},
    /* A wrapper tells versions in words. */
    {"Using hyperv isolation\nDocker Client Version is 19.03.14\nDocker Server Version is "
     "19.03.14\nHost OS Version: 10.0.17763.1879 (ltsc2019)\nThis is what I have\n",
     "docker-version 1-4; ", "-5 This is what I have; "},
    /* Rows whose heading was not pasted. */
    {"b1d5d3e2c4f5   nat    nat      local\n0a1b2c3d4e5f   none   null     local\n" LAYERS,
     "network-inspect 1-2; error 3-3; ", "+1 the heading of a table, which was not pasted; "},
    {"It is this one:\n"
     "3ab4b3b6f749   iis:1        \"cmd /c ping -t loca\xE2\x80\xA6"
     "\"    2 hours ago   Up 2 hours               80/tcp   web\n"
     "7ab4b3b6f749   windows:1x   \"C:\\\\ServiceMonitor.e\xE2\x80\xA6"
     "\"   3 hours ago   Exited (0) 2 hours ago            db\n",
     "inspect-fragment 2-3; ",
     "+2 the heading of a table, which was not pasted; -1 It is this one:; "},
    {"NETWORK ID     NAME   DRIVER   SCOPE\nb1d5d3e2c4f5   nat    nat      local\n",
     "network-inspect 1-2; ", ""},
    {"NETWORK ID     NAME   DRIVER   SCOPE\nb1d5d3e2c4f5   nat    nat      local\n0a1b2c3d4e5f   "
     "none    null     local\n",
     "network-inspect 1-3; ", ""},
    {"b1d5d3e2c4f5 nat nat local\nb1d5d3e2c4f5   x\n", "? 1-2; ", ""},
    {"Can you look at this:\n\n" COMPOSE, "compose 3-4; ", "-1 Can you look at this:; "},
    {COMPOSE "yaml: line 4: did not find expected key\n", "compose 1-2; error 3-3; ", ""},
    {POD "error: error validating \"pod.yaml\": error validating data: no\n", "k8s 1-4; ",
     "-5 error: error validating \"pod.yaml\": error validating data: no; "},
    {COMPOSE "Services:\n  b: {}\n", "compose 1-4; ", ""},
    {COMPOSE "Name:         web\nNamespace:    shop\n", "compose 1-2; ",
     "-3 Name:         web; -4 Namespace:    shop; "},
    {COMPOSE FACTS, "compose 1-2; docker-info 3-5; ", ""},
    {COMPOSE INFO, "compose 1-2; docker-info 3-6; ", ""},
    {"Hello Bob,\n\nit is this:\n\n" SCENARIO "\nRegards,\nAlice\n", "scenario 5-7; ",
     "-1 Hello Bob,; -3 it is this:; -9 Regards,; -10 Alice; "},
    /* between two keys of a scenario stands another one, and below them where nothing begins */
    {"silospec: 1\nmy notes: look at this\ncontainer:\n  Id: c\n", "scenario 1-4; ", ""},
    {"Bob: look at this\n" SCENARIO, "scenario 2-4; ", "-1 Bob: look at this; "},
    {SCENARIO "\nmy notes:\n- look at this\nNotes: look at this\n", "scenario 1-7; ", ""},
    {SCENARIO FACTS, "scenario 1-3; docker-info 4-6; ", ""},
    {SCENARIO INFO, "scenario 1-3; docker-info 4-7; ", ""},
    {SCENARIO "error: no such file\n", "scenario 1-3; error 4-4; ", ""},
    {"- step one:\n- step two: no\n", "? 1-2; ", ""},
    {"FROM a\nRUN docker run x:1\nRUN echo && \\\n  docker run x:1\nCMD [\"b\"]\n\ndocker run "
     "x:1\n",
     "dockerfile 1-5; run-line 7-7; ", ""},
    {"FROM a\n# docker run -p 80:80 x\n\nCMD [\"b\"]\n# docker run x\n",
     "dockerfile 1-4; run-line 5-5; ", ""},
    /* What stands in front of lines of a fence, or of a list, and of none around them. */
    {"- so:\n\n  ```\n  2024-03-19T01:19:10.1Z docker run x:1\n  2024-03-19T01:19:11.2Z docker: "
     "Error response from daemon: no.\n  ```\n- and so on, as it was before\n",
     "run-line 4-4; error 5-5; ",
     "+4 time stamps in front of the lines; -1 - so:; +3 a code fence; +6 a code fence; -7 - and "
     "so on, as it was before; "},
    {"1. I start it:\n\n   > docker run x:1\n   > docker: Error response from daemon: "
     "no.\n\n2. nothing\n",
     "run-line 3-3; error 4-4; ",
     "+3 quote marks in front of the lines; -1 1. I start it:; -6 2. nothing; "},
    {"Known texts:\n\n- `" TAIL
     "{\"SystemType\":\"Container\"}`\n* `failed to create endpoint web on "
     "network nat: HNS failed with error : Unspecified error` and\n  what stands behind it\n3. "
     "docker: "
     "Error response from daemon: no.\n- so far\n",
     "error 3-3; error 4-5; error 6-6; ", "-1 Known texts:; -7 so far; "},
    {COMPOSE "x-a:\n- docker: Error response from daemon\n", "compose 1-4; ", ""},
    /* An error right above or below what a command listed. */
    {LAYERS FACTS, "error 1-1; docker-info 2-4; ", ""},
    {FACTS "\n" LAYERS, "docker-info 1-3; error 5-5; ", ""},
    {FACTS
     "ERROR: for web  Cannot start service web: failed to create endpoint web on network nat: HNS\n"
     "failed with error : Unspecified error\n" INFO,
     "docker-info 1-3; error 4-5; docker-info 6-9; ", ""},
    {"Client:\n Version: 20.10.9\n API version: 1.41\n" LAYERS, "docker-version 1-3; error 4-4; ",
     ""},
    {"CONTAINER ID   IMAGE   STATUS    NAMES\n3ab4b3b6f749   x       Created   web\n" LAYERS,
     "inspect-fragment 1-2; error 3-3; ", ""},
    {LAYERS "Host Name:     WEB01\nOS Name:       Microsoft Windows Server 2019\n"
            "OS Version:    10.0.17763 N/A Build 17763\n",
     "error 1-1; host-facts 2-4; ", ""},
    {"Error response from daemon: no.\nError: failed to start containers: web\n" FACTS,
     "error 1-2; docker-info 3-5; ", ""},
    {LAYERS "Error: failed to start containers: web\n", "error 1-2; ", ""},
    {LAYERS "Note: it is urgent\nBye: me\n", "error 1-3; ", ""},
    /* What a list itself prints instead of the daemon's part. */
    {"Client:\n Version: 20.10.9\n API version: 1.41\nerror during connect: open "
     "//./pipe/docker_engine\n",
     "docker-version 1-4; ", ""},
};

static void describe(char *to, size_t size, const struct pieces *p)
{
    size_t n = 0;

    to[0] = '\0';
    for (size_t i = 0; i < p->count && n < size; i++)
        n += (size_t)snprintf(to + n, size - n, "%s %u-%u; ",
                              p->items[i].kind != NULL ? p->items[i].kind->name : "?",
                              p->items[i].first_line, p->items[i].last_line);
}

static void describe_notes(char *to, size_t size, const struct pieces *p)
{
    size_t n = 0;

    to[0] = '\0';
    for (size_t i = 0; i < p->note_count && n < size; i++)
        n += (size_t)snprintf(to + n, size - n, "%c%u %.*s; ",
                              p->notes[i].kind == NOTE_SALVAGED ? '+' : '-', p->notes[i].line,
                              STR_FMT(p->notes[i].text));
}

static void a_text_is_cut_into_its_artefacts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char found[1000];
        struct pieces p;

        assert_no_error(pieces_cut(&p, str_of(cases[i].text)));
        describe(found, sizeof(found), &p);
        if (strcmp(found, cases[i].pieces) != 0)
            fail_msg("%s\n-> %s", cases[i].text, found);
        describe_notes(found, sizeof(found), &p);
        if (strcmp(found, cases[i].notes) != 0)
            fail_msg("%s\n-> %s", cases[i].text, found);
        pieces_free(&p);
    }
}

static void a_json_string_broken_at_the_consoles_width_is_whole_again(void **state)
{
    struct artefact s;

    (void)state;
    assert_no_error(artefact_read(&s,
                                  STR_LIT("[\n"
                                          " { \"Id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
                                          "bbbb\", \"Name\": \"/one-two-three-four-five-six-sev\n"
                                          "en\", \"HostConfig\": {} }\n]\n"),
                                  "f"));
    assert_true(str_is(artefact_name(&s, 0), "one-two-three-four-five-six-seven"));
    assert_int_equal(s.evidence.notes[0].kind, NOTE_PIECE);
    assert_str(s.evidence.notes[0].text, "a docker inspect");
    assert_int_equal(s.evidence.notes[1].kind, NOTE_SALVAGED);
    assert_int_equal(s.evidence.notes[1].line, 2);
    artefact_close(&s);
}

/* What is known better stands, whatever came first. */
static void a_conclusion_gives_way(void **state)
{
    static const char *const texts[] = {INSPECT INFO, INFO INSPECT};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct artefact s;

        assert_no_error(artefact_read(&s, str_of(texts[i]), "f"));
        assert_string_equal(s.kind->name, "inspect");
        assert_true(str_is(value_get(s.root, STR_LIT("engine"))->u.text, "moby-25.0.1"));
        assert_int_equal(s.evidence.conflict_count, 0);
        artefact_close(&s);
    }
}

static void a_damaged_scenario_is_for_its_author_to_repair(void **state)
{
    struct artefact s;
    struct err *e =
        artefact_read(&s, STR_LIT("{\"silospec\": 1,\n \"container\": {\"Id\": \"x\""), "f");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->line, 2);
    err_free(e);
    e = artefact_read(&s, STR_LIT("silospec: 1\ncontainer: {\n"), "f");
    assert_non_null(e);
    err_free(e);
}

static void wrong_values_are_told_with_the_line_of_the_file(void **state)
{
    struct artefact s;

    (void)state;
    assert_error(artefact_read(&s,
                               STR_LIT("PS C:\\> docker inspect c\n\n[\n  {\n    \"HostConfig\": "
                                       "{ \"CpuCount\": \"x\" }\n  }\n]"),
                               "f"),
                 ERR_INPUT,
                 "f:5:33: container.HostConfig.CpuCount: found text 'x', expected an integer");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_cut_into_its_artefacts),
        cmocka_unit_test(a_json_string_broken_at_the_consoles_width_is_whole_again),
        cmocka_unit_test(a_conclusion_gives_way),
        cmocka_unit_test(a_damaged_scenario_is_for_its_author_to_repair),
        cmocka_unit_test(wrong_values_are_told_with_the_line_of_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
