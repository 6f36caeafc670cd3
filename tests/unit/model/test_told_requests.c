/* What Dockerfiles, pipelines, services and other carriers ask for, a row a fact. */
#include "facts_testing.h"

#include "model/base/buf.h"
#include "model/formats/line_walk.h"

/* ---- Dockerfiles ---- */

#define CONFIG "host.Images[0].Config"

static void the_last_stage_is_the_image(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "# escape=`\nARG TAG=ltsc2022\nFROM mcr.microsoft.com/windows/servercore:${TAG} AS b\n"
        "ENV ROOT=C:\\site B=\"two words\"\nFROM b\nWORKDIR /x\nWORKDIR y\nVOLUME C:\\d "
        "${ROOT}\\l\nEXPOSE 80\nUSER me\nENTRYPOINT [\"a.exe\", \"-b\"]\nCMD one `\n  two\n",
        {"host.Images[0].OSVersion", "10.0.20348"}, {CONFIG ".WorkingDir", "C:\\x\\y"},
        {CONFIG ".Env[0]", "ROOT=C:\\site"}, {CONFIG ".Env[1]", "B=two words"},
        {CONFIG ".Volumes[\"C:\\\\site\\\\l\"]", "(else)"},
        {CONFIG ".ExposedPorts[\"80/tcp\"]", "(else)"}, {CONFIG ".User", "me"},
        {CONFIG ".Entrypoint[1]", "-b"}, {CONFIG ".Cmd[0]", "cmd /S /C one   two"},
        {CONFIG ".ArgsEscaped", "true"}, {"request.body.Image", "dockerfile"});
    EXPECT_FACTS(
        "FROM a:1\nSHELL [\"powershell\", \"-Command\"]\nENTRYPOINT go\nENV OLD way of it\n"
        "WORKDIR C:\\\\app\n",
        {CONFIG ".Entrypoint[0]", "powershell -Command go"}, {CONFIG ".Env[0]", "OLD=way of it"},
        {CONFIG ".WorkingDir", "C:\\app"}, {"host.Images[0].OSVersion", NULL},
        {"host.Images[0].OS", NULL});
    EXPECT_FACTS("FROM a:1\nRUN <<END\nUSER nobody\nEND\nUSER `me\n", {CONFIG ".User", "`me"});
}

/* moby's builder/dockerfile and buildkit's parser and shell lexer. */
static void words_of_a_dockerfile_are_cut_and_filled_in(void **state)
{
    (void)state;
    EXPECT_FACTS("FROM a\nENV A=1 B=${A}2 C=${A:-x} D=${Z:-y} E=${A:+y} F=${Z:+y} G=$A.b\n",
                 {CONFIG ".Env[1]", "B=12"}, {CONFIG ".Env[2]", "C=1"}, {CONFIG ".Env[3]", "D=y"},
                 {CONFIG ".Env[4]", "E=y"}, {CONFIG ".Env[5]", "F="}, {CONFIG ".Env[6]", "G=1.b"});
    EXPECT_FACTS("FROM a\nENV A=$NO B=${NO} C=${A?x} D=${ E=$ F=a$\n", {CONFIG ".Env[0]", "A=$NO"},
                 {CONFIG ".Env[1]", "B=${NO}"}, {CONFIG ".Env[2]", "C=${A?x}"},
                 {CONFIG ".Env[3]", "D=${"}, {CONFIG ".Env[4]", "E=$"}, {CONFIG ".Env[5]", "F=a$"});
    EXPECT_FACTS("FROM a\nENV X=1 A=\"a \\\" $X\" B='a $X' C=a\\ b D=\\$X E=\"\\n\" F='it\"s'\n",
                 {CONFIG ".Env[1]", "A=a \" 1"}, {CONFIG ".Env[2]", "B=a $X"},
                 {CONFIG ".Env[3]", "C=a b"}, {CONFIG ".Env[4]", "D=$X"},
                 {CONFIG ".Env[5]", "E=\\n"}, {CONFIG ".Env[6]", "F=it\"s"});
    EXPECT_FACTS("# escape=`\nFROM a\nENV A=C:\\x B=\"q`\"q\" C=a``b\n",
                 {CONFIG ".Env[0]", "A=C:\\x"}, {CONFIG ".Env[1]", "B=q\"q"},
                 {CONFIG ".Env[2]", "C=a`b"});
    EXPECT_FACTS("# syntax = x\n#Escape = `\nFROM a\nENV A=a`$b\n", {CONFIG ".Env[0]", "A=a$b"});
    EXPECT_FACTS(
        "from a\nUser \\\n# a remark\n\n  me\nRUN x <<-'E_o'\nUSER a\nE_o\nCOPY <<\"b\" /x\n"
        "USER c\nb\n",
        {CONFIG ".User", "me"});
    EXPECT_FACTS("FROM a\nRUN x << 1\nADD a b\nUSER me  \\  \n", {CONFIG ".User", "me"});
    EXPECT_FACTS("FROM a\nLABEL a=b \"c d\"=\"e f\" g\nLABEL a=h\n", {CONFIG ".Labels.a", "h"},
                 {CONFIG ".Labels[\"c d\"]", "e f"}, {CONFIG ".Labels.g", NULL});
}

static void each_instruction_sets_its_part(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "ARG V=1\nARG W=${V}2\nFROM --platform=windows/amd64 i:${W} AS one\nARG V\nARG Z=3\n"
        "ENV A=$V$Z\n",
        {CONFIG ".Env[0]", "A=13"});
    EXPECT_FACTS("FROM a AS base\nCMD x\nENTRYPOINT e\nFROM BASE\nENTRYPOINT f\n",
                 {CONFIG ".Cmd", "(else)"}, {CONFIG ".Entrypoint[0]", "cmd /S /C f"});
    EXPECT_FACTS("FROM a\nCMD [\"x\"]\nENTRYPOINT [\"e\"]\n", {CONFIG ".Cmd[0]", "x"},
                 {CONFIG ".ArgsEscaped", "(else)"});
    EXPECT_FACTS("FROM a\nCMD []\n", {CONFIG ".Cmd", "(else)"});
    EXPECT_FACTS("FROM a\nCMD [\"x\", 1]\n", {CONFIG ".Cmd[0]", "cmd /S /C [\"x\", 1]"});
    EXPECT_FACTS("FROM a\nCMD {}\n", {CONFIG ".Cmd[0]", "cmd /S /C {}"});
    EXPECT_FACTS("FROM a\nSHELL [\"pwsh\", \"-c\"]\nCMD x\n", {CONFIG ".Cmd[0]", "pwsh -c x"});
    EXPECT_FACTS("FROM a\nWORKDIR x\nWORKDIR y/z\n", {CONFIG ".WorkingDir", "C:\\x\\y\\z"});
    EXPECT_FACTS("FROM a\nWORKDIR d:/x\n", {CONFIG ".WorkingDir", "D:\\x"});
    EXPECT_FACTS("# escape=`\nFROM a\nWORKDIR \\x\\\nWORKDIR y\n",
                 {CONFIG ".WorkingDir", "C:\\x\\y"});
    EXPECT_FACTS("FROM a\nWORKDIR /\nWORKDIR y\n", {CONFIG ".WorkingDir", "C:\\y"});
    EXPECT_FACTS(
        "# escape=`\nFROM a\nEXPOSE 80 53/udp\nVOLUME [\"C:\\\\v\", \"w\"]\nSTOPSIGNAL 9\n",
        {CONFIG ".ExposedPorts[\"53/udp\"]", "(else)"},
        {CONFIG ".ExposedPorts[\"80/tcp\"]", "(else)"}, {CONFIG ".Volumes[\"C:\\\\v\"]", "(else)"},
        {CONFIG ".StopSignal", "9"});
    EXPECT_FACTS("FROM a\nHEALTHCHECK --interval=5s  --retries=3 --timeout=1m CMD [\"a\", \"b\"]\n",
                 {CONFIG ".Healthcheck.Test[0]", "CMD"}, {CONFIG ".Healthcheck.Test[2]", "b"},
                 {CONFIG ".Healthcheck.Interval", "5000000000"},
                 {CONFIG ".Healthcheck.Retries", "3"});
    EXPECT_FACTS("FROM a\nHEALTHCHECK CMD a b\nHEALTHCHECK --start-period=2s --start-interval=3s "
                 "CMD c\n",
                 {CONFIG ".Healthcheck.Test[0]", "CMD-SHELL"}, {CONFIG ".Healthcheck.Test[1]", "c"},
                 {CONFIG ".Healthcheck.StartInterval", "3000000000"});
    EXPECT_FACTS("FROM a\nHEALTHCHECK NONE\n", {CONFIG ".Healthcheck.Test[0]", "NONE"});
    EXPECT_FACTS("FROM a\nHEALTHCHECK --retries=x --interval=y --what=1 CMD a\n",
                 {CONFIG ".Healthcheck.Retries", NULL}, {CONFIG ".Healthcheck.Interval", NULL},
                 {CONFIG ".Healthcheck.Test[1]", "a"});
    EXPECT_FACTS("FROM a\nHEALTHCHECK --retries=3\nUSER me\n", {CONFIG ".User", "me"},
                 {CONFIG ".Healthcheck.Test", NULL});
    EXPECT_FACTS("FROM a\nENV A 1\nENV a=2\nENV\n", {CONFIG ".Env[0]", "a=2"},
                 {CONFIG ".Env[1]", NULL});
}

#define SOURCE "host.Sources[\"Images.dockerfile.Config."

/* What the base image brings is none of it. */
static void what_a_dockerfile_leaves_to_its_base_is_not_told(void **state)
{
    (void)state;
    EXPECT_FACTS("FROM a\nCOPY . C:\\web\nEXPOSE 80\n",
                 {SOURCE "ExposedPorts\"]", "Dockerfile: ExposedPorts"},
                 {SOURCE "Cmd\"]",
                  "assumed: the Dockerfile names no command, cmd stands for that of its base"},
                 {"host.Unknown[0]", "Images.dockerfile.Config"});
    EXPECT_FACTS("FROM a\nCOPY . C:\\web\n", {"host.Images[0].Id", "dockerfile"},
                 {CONFIG ".Cmd[0]", "cmd"});
    EXPECT_FACTS("FROM a\nENTRYPOINT [\"e\"]\nUSER me\nWORKDIR C:\\w\n", {CONFIG ".Cmd", "(else)"},
                 {SOURCE "User\"]", "Dockerfile: User"},
                 {SOURCE "WorkingDir\"]", "Dockerfile: WorkingDir"});
    EXPECT_FACTS(
        "FROM a AS b\nWORKDIR w\nFROM b\nWORKDIR x\nCMD [\"c\"]\n",
        {CONFIG ".WorkingDir", "C:\\w\\x"},
        {SOURCE "WorkingDir\"]", "assumed: the base image works in C:\\, below which WORKDIR is"});
}

/* "FROM a", `head` and `count` times `line`: what is said of the line where the limit is met. */
static void expect_limit(const char *head, const char *line, size_t count, const char *words)
{
    struct buf text = {.s = NULL};
    struct artefact s;
    bool said = false;

    buf_printf(&text, "FROM a\n%s", head);
    for (size_t i = 0; i < count; i++)
        buf_printf(&text, "%s", line);
    buf_add(&text, STR_LIT("\nUSER last\n"));
    if (artefact_read(&s, buf_str(&text), "Dockerfile") != NULL)
        fail_msg("%s", words);
    for (size_t i = 0; i < s.evidence.note_count; i++)
        said = said || (s.evidence.notes[i].kind == NOTE_LEFT_OUT &&
                        line_find(s.evidence.notes[i].text, words) >= 0);
    if (!said)
        fail_msg("nothing says '%s'", words);
    artefact_close(&s);
    buf_finish(&text);
}

static void what_is_too_much_of_a_dockerfile_is_said(void **state)
{
    (void)state;
    expect_limit("ENV", " A=1", 201, "reads 200 words");
    expect_limit("VOLUME", " v", 201, "reads 200 words");
    expect_limit("", "ARG A\n", 201, "reads 200 ARG variables");
    expect_limit("", "FROM a\n", 100, "reads 100 stages");
    expect_limit("", "ENV A=1\n", 2001, "reads 2000 settings");
}

static void a_request_beside_a_dockerfile_gets_its_image(void **state)
{
    (void)state;
    EXPECT_FACTS("FROM a:1\nCMD [\"x\"]\n---\n{\"Image\": \"web\", \"HostConfig\": {}}\n",
                 {"host.Images[0].Names[0]", "web"}, {"request.body.Image", "web"});
    EXPECT_FACTS("FROM base:1\nCMD [\"x\"]\n---\n[{\"Id\": \"sha256:b1\", \"RepoTags\": "
                 "[\"base:1\"], \"Os\": \"windows\", \"Config\": {}}]\n---\n"
                 "{\"Image\": \"web\", \"HostConfig\": {}}\n",
                 {"host.Images[1].Id", "dockerfile"}, {"host.Images[1].Names[0]", "web"});
}

/* ---- carriers ---- */

#define BODY "request.body"

static void carriers_carry_a_request(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "{\"containerDefinitions\": [{\"name\": \"nn\", \"image\": \"i\", \"memory\": 2, "
        "\"entryPoint\": [\"e\"], \"environment\": [{\"name\": \"A\", \"value\": \"1\"}], "
        "\"portMappings\": [{\"containerPort\": 80, \"hostPort\": 8080}], \"mountPoints\": "
        "[{\"sourceVolume\": \"v\", \"containerPath\": \"C:\\\\v\", \"readOnly\": true}], "
        "\"dockerSecurityOptions\": [\"credentialspec:file://w.json\"]}], \"volumes\": "
        "[{\"name\": \"v\", \"host\": {\"sourcePath\": \"D:\\\\v\"}}]}",
        {"request.name", "nn"}, {BODY ".Image", "i"}, {BODY ".HostConfig.Memory", "2097152"},
        {BODY ".Entrypoint[0]", "e"}, {BODY ".Env[0]", "A=1"},
        {BODY ".HostConfig.PortBindings[\"80/tcp\"][0].HostPort", "8080"},
        {BODY ".HostConfig.Binds[0]", "D:\\v:C:\\v:ro"},
        {BODY ".HostConfig.SecurityOpt[0]", "credentialspec=file://w.json"});
    EXPECT_FACTS("{\"modulesContent\": {\"$edgeAgent\": {\"properties.desired\": {\"modules\": "
                 "{\"m\": {\"settings\": {\"image\": \"i\", \"createOptions\": "
                 "\"{\\\"HostConfig\\\":{\", \"createOptions01\": "
                 "\"\\\"Isolation\\\":\\\"Process\\\"}}\"}}}}}}}",
                 {"request.name", "m"}, {BODY ".Image", "i"},
                 {BODY ".HostConfig.Isolation", "Process"});
    EXPECT_FACTS(
        "[{\"Spec\": {\"Name\": \"s\", \"TaskTemplate\": {\"ContainerSpec\": {\"Image\": "
        "\"i:1@sha256:x\", \"Command\": [\"c\"], \"Args\": [\"a\"], \"Privileges\": "
        "{\"CredentialSpec\": {\"Config\": \"k\"}}, \"Isolation\": \"hyperv\"}, \"Resources\": "
        "{\"Limits\": {\"NanoCPUs\": 5}}}}}]",
        {BODY ".Image", "i:1"}, {BODY ".Entrypoint[0]", "c"}, {BODY ".Cmd[0]", "a"},
        {BODY ".HostConfig.SecurityOpt[0]", "credentialspec=config://k"},
        {BODY ".HostConfig.Isolation", "hyperv"}, {BODY ".HostConfig.NanoCpus", "5"});
    EXPECT_FACTS(
        "<ServiceManifest>\n <!-- <ContainerHostPolicies> -->\n <ContainerHost>\n  "
        "<ImageName>i:1</ImageName>\n  <Commands>a, b</Commands>\n </ContainerHost>\n"
        " <EnvironmentVariable Name=\"A\" Value=\"&quot;1&quot;\"/>\n"
        " <Volume Source=\"D:\\v\" Destination=\"C:\\v\" IsReadOnly=\"true\"/>\n"
        " <ResourceGovernancePolicy MemoryInMB=\"1\" CpuPercent=\"50\"/>\n</ServiceManifest>\n",
        {BODY ".Image", "i:1"}, {BODY ".Cmd[1]", "b"}, {BODY ".Env[0]", "A=\"1\""},
        {BODY ".HostConfig.Binds[0]", "D:\\v:C:\\v:ro"}, {BODY ".HostConfig.Memory", "1048576"},
        {BODY ".HostConfig.CpuPercent", "50"});
}

/* As the tools for PowerShell and CloudFormation write it. */
static void a_task_definition_has_names_with_capitals_as_well(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "{\"TaskDefinition\": {\"Family\": \"f\", \"RuntimePlatform\": "
        "{\"OperatingSystemFamily\": \"WINDOWS_SERVER_2022_CORE\"}, \"ContainerDefinitions\": "
        "[{\"Name\": \"n\", \"Image\": \"i\", \"WorkingDirectory\": \"C:\\\\w\", "
        "\"Environment\": [{\"Name\": \"A\", \"Value\": \"1\"}], \"DnsServers\": [\"d\"]}]}}",
        {"request.name", NULL}, {BODY ".WorkingDir", "C:\\w"}, {BODY ".Env[0]", "A=1"},
        {BODY ".HostConfig.Dns[0]", "d"}, {"host.OSBuild", "20348"});
    EXPECT_FACTS("Resources:\n  Q: {Type: 'AWS::SQS::Queue'}\n  T:\n    Type: "
                 "AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n      - "
                 "Name: n\n        Image: i\n        Memory: 2\n        MountPoints: "
                 "[{SourceVolume: v, ContainerPath: 'C:\\v'}]\n        DockerSecurityOptions: "
                 "['credentialspec:file://w.json']\n      Volumes: [{Name: v, Host: {SourcePath: "
                 "'D:\\v'}}]\n",
                 {BODY ".HostConfig.Memory", "2097152"},
                 {BODY ".HostConfig.Binds[0]", "D:\\v:C:\\v"},
                 {BODY ".HostConfig.SecurityOpt[0]", "credentialspec=file://w.json"});
}

static void modules_of_the_system_carry_requests(void **state)
{
    (void)state;
    EXPECT_FACTS("{\"$edgeAgent\": {\"properties.desired\": {\"systemModules\": {\"edgeHub\": "
                 "{\"settings\": {\"image\": \"i\", \"createOptions\": "
                 "\"{\\\"Env\\\":[\\\"A=1\\\"]}\"}, \"env\": {\"B\": {\"value\": \"2\"}, \"C\": "
                 "{\"value\": true}, \"D\": {\"value\": 5}}}}, \"modules\": {}}}}",
                 {"request.name", "edgeHub"}, {BODY ".Env[0]", "A=1"}, {BODY ".Env[1]", "B=2"},
                 {BODY ".Env[2]", "C=true"}, {BODY ".Env[3]", "D=5"});
}

/* "[NAME]" is a parameter of the application. */
static void parameters_of_an_application_have_values(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "<ApplicationManifest>\n<Parameters><Parameter Name=\"Iso\" DefaultValue=\"hyperv\"/>"
        "<Parameter Name=\"None\" DefaultValue=\"\"/></Parameters>\n"
        "<ContainerHostPolicies CodePackageRef=\"Code\" Isolation=\"[Iso]\" Hostname=\"[None]\">\n"
        "<SecurityOption Value=\"[Spec]\"/><Volume Source=\"[None]\" Destination=\"C:\\d\"/>"
        "<PortBinding ContainerPort=\"[None]\"/></ContainerHostPolicies>\n"
        "<EnvironmentVariable Name=\"A\" Value=\"[None]\"/><EnvironmentVariable Name=\"B\" "
        "Value=\"\"/>\n<ResourceGovernancePolicy MaximumIOps=\"5\" MaximumIOBandwidth=\"6\"/>\n"
        "</ApplicationManifest>\n<Parameter Name=\"Late\" Value=\"x\"/>\n",
        {BODY ".HostConfig.Isolation", "hyperv"}, {BODY ".Hostname", NULL},
        {BODY ".HostConfig.SecurityOpt", NULL}, {BODY ".HostConfig.Binds", NULL},
        {BODY ".HostConfig.PortBindings", NULL}, {BODY ".Env[0]", "B="}, {BODY ".Env[1]", NULL},
        {BODY ".HostConfig.IOMaximumIOps", "5"}, {BODY ".HostConfig.IOMaximumBandwidth", "6"});
}

/* ---- the host in other artefacts ---- */

#define PIPELINE                                                                                   \
    "jobs:\n  test:\n    runs-on: windows-2022\n    container:\n      image: core\n"               \
    "      options: --cpus 2 --isolation=process\n      env: {A: b}\n      ports: [\"90:80\"]\n"   \
    "    steps:\n    - run: |\n        docker run -m 1g ${{ matrix.image }} cmd\n"

static void pipelines_carry_requests(void **state)
{
    (void)state;
    EXPECT_FACTS(PIPELINE, {"request.name", "test"}, {"request.body.Image", "core"},
                 {"request.body.HostConfig.NanoCpus", "2000000000"},
                 {"request.body.HostConfig.Isolation", "process"}, {"request.body.Env[0]", "A=b"},
                 {"request.body.HostConfig.PortBindings[\"80/tcp\"][0].HostPort", "90"});
    EXPECT_FACTS("jobs:\n  a:\n    runs-on: w\n    steps:\n    - run: |\n        echo\n"
                 "        docker run -m 1g ${{ matrix.image }} cmd\n",
                 {"request.body.Image", "matrix.image"},
                 {"request.body.HostConfig.Memory", "1073741824"});
    EXPECT_FACTS("pool: p\nresources:\n  containers:\n  - container: c\n    image: core\n"
                 "    options: -m 1g\njobs:\n- job: j\n  container: c\n",
                 {"request.name", "c"}, {"request.body.HostConfig.Memory", "1073741824"});
    EXPECT_FACTS("b:\n  image: {name: core, entrypoint: [a, b]}\n  script: [echo]\n",
                 {"request.name", "b"}, {"request.body.Image", "core"},
                 {"request.body.Entrypoint[0]", "a"}, {"request.body.Cmd[0]", "b"});
}

#define JOB(on, step) "jobs:\n  b:\n    runs-on: " on "\n    steps:\n    - " step
#define AZURE(steps)  "pool: {vmImage: windows-2022}\nsteps:\n" steps

/* Backslashes and apostrophes tell which shell it was. */
static void a_script_of_a_pipeline_has_its_shell(void **state)
{
    static const struct {
        const char *file, *variable;
    } rows[] = {
        {JOB("ubuntu-latest", "run: docker run -e A=c:\\a i\n"), "A=c:a"},
        {JOB("windows-2022", "run: docker run -e A=c:\\a i\n"), "A=c:\\a"},
        {JOB("windows-2022", "{shell: bash, run: 'docker run -e A=c:\\a i'}\n"), "A=c:a"},
        {JOB("windows-2022", "{shell: cmd, run: \"docker run -e 'A=b' i\"}\n"), "'A=b'"},
        {JOB("ubuntu-latest", "{shell: pwsh, run: 'docker run -e A=c:\\a i'}\n"), "A=c:\\a"},
        {"defaults: {run: {shell: bash}}\n" JOB("windows-2022", "run: docker run -e A=c:\\a i\n"),
         "A=c:a"},
        {JOB("[self-hosted, Linux]", "run: docker run -e A=c:\\a i\n"), "A=c:a"},
        {AZURE("- script: docker run -e 'A=b' i\n"), "'A=b'"},
        {AZURE("- bash: docker run -e A=c:\\a i\n"), "A=c:a"},
        {AZURE("- pwsh: docker run -e 'A=b' i\n"), "A=b"},
        {AZURE("- task: PowerShell@2\n  inputs: {script: 'docker run -e A=c:\\a i'}\n"), "A=c:\\a"},
        {AZURE("- task: Bash@3\n  inputs: {script: 'docker run -e A=c:\\a i'}\n"), "A=c:a"},
        {AZURE("- task: CmdLine@2\n  inputs: {script: \"docker run -e 'A=b' i\"}\n"), "'A=b'"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct fact_row row = {"request.body.Env[0]", rows[i].variable};

        expect_facts(rows[i].file, &row, 1);
    }
}

static void each_kind_of_pipeline_names_its_containers(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "jobs:\n  a:\n    steps: [{run: echo}]\n    services:\n      db:\n        image: pg\n"
        "        env: {T: true, F: false, N: 5, L: []}\n        ports: [80, '81:81', {}]\n",
        {"request.name", "db"}, {"request.body.Image", "pg"}, {"request.body.Env[0]", "T=true"},
        {"request.body.Env[1]", "F=false"}, {"request.body.Env[2]", "N=5"},
        {"request.body.Env[3]", "L="}, {"request.body.ExposedPorts[\"80/tcp\"]", "(else)"});
    EXPECT_FACTS("b:\n  services: [pg]\n  script: echo\n", {"request.name", "pg"},
                 {"request.body.Image", "pg"});
    EXPECT_FACTS("b:\n  services: [{name: pg, alias: db}, 5]\n  script: [echo]\n",
                 {"request.name", "db"}, {"request.body.Image", "pg"});
    EXPECT_FACTS("b:\n  services: [{name: pg}]\n  script: [echo]\n", {"request.name", "pg"});
    EXPECT_FACTS("b:\n  script: [echo, 'docker run -m 2g one cmd']\n  before_script: echo\n",
                 {"request.body.Image", "one"});
    EXPECT_FACTS("trigger: none\nsteps:\n- script: docker run -m 1g two cmd\n",
                 {"request.body.Image", "two"});
    EXPECT_FACTS("steps:\n- task: CmdLine@2\n  inputs:\n    script: docker run three cmd\n",
                 {"request.body.Image", "three"});
    EXPECT_FACTS("stages:\n- stage: s\n  jobs:\n  - job: j\n    container: {image: core}\n",
                 {"request.name", "j"}, {"request.body.Image", "core"});
    EXPECT_FACTS("variables: {A: 1}\njobs:\n- deployment: d\n  container: core\n",
                 {"request.name", "d"}, {"request.body.Image", "core"});
}

static void a_service_is_asked_for_as_its_tasks_are(void **state)
{
    (void)state;
    EXPECT_FACTS("docker service create --replicas 3 --name web --credential-spec file://a.json "
                 "--limit-memory 1g --limit-cpu=2 --container-label a=b -l swarm=only -p 80:80 "
                 "--publish mode=host,target=443,published=8443 --isolation hyperv -t iis ping\n",
                 {"request.name", "web"}, {"request.body.Image", "iis"},
                 {"request.body.Cmd[0]", "ping"}, {"request.body.Tty", "true"},
                 {"request.body.Labels.a", "b"}, {"request.body.Labels.swarm", NULL},
                 {"request.body.HostConfig.SecurityOpt[0]", "credentialspec=file://a.json"},
                 {"request.body.HostConfig.Memory", "1073741824"},
                 {"request.body.HostConfig.NanoCpus", "2000000000"},
                 {"request.body.HostConfig.Isolation", "hyperv"},
                 {"request.body.HostConfig.PortBindings[\"80/tcp\"]", NULL},
                 {"request.body.HostConfig.PortBindings[\"443/tcp\"][0].HostPort", "8443"});
}

/* docker service inspect --pretty */
static void a_service_is_read_from_its_text(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "ID: x1\nName: web\nService Mode: Replicated\n Replicas: 2\nContainerSpec:\n"
        " Image: iis:1@sha256:abc\n Dir: C:\\site\n User: me\n Hostname: h1\n Args: -t  10\n"
        " Command: ping.exe\n Env: A=1 B=2\n Isolation: process\n Mounts:\n"
        "  Source: lost\n  Target: C:\\a\n   Source: C:\\b\n   ReadOnly: true\n   Type: bind\n"
        "  Target: C:\\c\n   Type: volume\n   ReadOnly: false\n   Driver: local\n"
        "Resources:\n Reservations:\n  Memory: 5GiB\n Limits:\n  CPU: 1.5\n  Memory: 2GiB\n"
        "  Pids: 5\nno pair\nPorts:\n PublishedPort = 8443\n  Protocol = tcp\n  TargetPort = 443\n"
        "  PublishMode = host\n  Other = 1\n PublishedPort = 81\n  Protocol = tcp\n"
        "  TargetPort = 80\n  PublishMode = ingress\n",
        {"request.name", "web"}, {"request.body.Image", "iis:1"},
        {"request.body.WorkingDir", "C:\\site"}, {"request.body.User", "me"},
        {"request.body.Hostname", "h1"}, {"request.body.Cmd[0]", "-t"},
        {"request.body.Cmd[1]", "10"}, {"request.body.Entrypoint[0]", "ping.exe"},
        {"request.body.Env[1]", "B=2"}, {"request.body.HostConfig.Isolation", "process"},
        {"request.body.HostConfig.Memory", "2147483648"},
        {"request.body.HostConfig.NanoCpus", "1500000000"},
        {"request.body.HostConfig.Mounts[0].Target", "C:\\a"},
        {"request.body.HostConfig.Mounts[0].Source", "C:\\b"},
        {"request.body.HostConfig.Mounts[0].Type", "bind"},
        {"request.body.HostConfig.Mounts[0].ReadOnly", "true"},
        {"request.body.HostConfig.Mounts[1].Target", "C:\\c"},
        {"request.body.HostConfig.Mounts[1].Type", "volume"},
        {"request.body.HostConfig.Mounts[1].Source", NULL},
        {"request.body.HostConfig.Mounts[2]", NULL},
        {"request.body.HostConfig.PortBindings[\"443/tcp\"][0].HostPort", "8443"},
        {"request.body.HostConfig.PortBindings[\"80/tcp\"]", NULL});
    EXPECT_FACTS("Service Mode: Global\nContainerSpec:\n Image: iis\n Args:\n Command:\n Env:\n"
                 "Resources:\n Limits:\n  CPU: x\n  Memory: 1Gi\n",
                 {"request.body.Image", "iis"}, {"request.body.Cmd", NULL},
                 {"request.body.Entrypoint", NULL}, {"request.body.Env", NULL},
                 {"request.body.HostConfig.Memory", "1073741824"},
                 {"request.body.HostConfig.NanoCpus", NULL});
}

static void a_health_check_has_its_options(void **state)
{
    (void)state;
    EXPECT_FACTS("FROM a\nHEALTHCHECK --interval=1m --retries=9 NONE\n"
                 "HEALTHCHECK --interval=30s --timeout=5s --start-period=1m --retries=4 \\\n"
                 "  CMD [\"a\", \"b\"]\n",
                 {"host.Images[0].Config.Healthcheck.Interval", "30000000000"},
                 {"host.Images[0].Config.Healthcheck.Timeout", "5000000000"},
                 {"host.Images[0].Config.Healthcheck.StartPeriod", "60000000000"},
                 {"host.Images[0].Config.Healthcheck.Retries", "4"},
                 {"host.Images[0].Config.Healthcheck.Test[0]", "CMD"},
                 {"host.Images[0].Config.Healthcheck.Test[2]", "b"});
}

/* Only a hosted runner's image is of one Windows. */
static void the_runner_tells_the_host(void **state)
{
#define RUNNER(on) "jobs:\n  b:\n    runs-on: " on "\n    steps:\n    - run: docker run acme/web\n"
#define BUILD      "host.OSBuild"
#define BY         "host.Sources.OSBuild"
    (void)state;
    EXPECT_FACTS(RUNNER("windows-2022"), {BUILD, "20348"},
                 {BY, "pipeline: the runner windows-2022"});
    EXPECT_FACTS(RUNNER("windows-2025-vs2026"), {BUILD, "26100"}, {"host.OSProduct", "server"});
    EXPECT_FACTS("pool: {vmImage: windows-2019}\ncontainer: {image: core}\nsteps:\n- script: set\n",
                 {BUILD, "17763"}, {"request.body.Image", "core"});
    EXPECT_FACTS(RUNNER("windows-latest"),
                 {BY, "assumed: the host is Windows Server 2019, build 17763"});
    EXPECT_FACTS(RUNNER("[self-hosted, windows-2022]"),
                 {BY, "assumed: the host is Windows Server 2019, build 17763"});
#undef BY
#undef BUILD
#undef RUNNER
}

/* PowerShell shows no more of a command than has room: what is whole of it is told. */
static void a_command_that_powershell_cut_off_ends_in_what_is_not_known(void **state)
{
    (void)state;
    EXPECT_FACTS("docker.exe : docker: Error response from daemon: no.\nAt C:\\s.ps1:12 char:1\n+ "
                 "docker run -v c:\\a:c:\\b --rm mcr.microsoft.com/win ...\n+ ~~~~~~\n    + "
                 "CategoryInfo          : NotSpecified: (x:String) [], RemoteException\n    + "
                 "FullyQualifiedErrorId : NativeCommandError\n",
                 {"request.body.Image", "rest-of-the-line"},
                 {"request.body.HostConfig.Binds[0]", "c:\\a:c:\\b"});
    EXPECT_FACTS("docker.exe : docker: Error response from daemon: no.\nAt C:\\s.ps1:12 char:1\n+ "
                 "docker run --isolation hyperv -itv c:\\da ...\n+ ~~~~~~\n    + CategoryInfo      "
                 "    : NotSpecified: (x:String) [], RemoteException\n    + FullyQualifiedErrorId "
                 ": NativeCommandError\n",
                 {"request.body.Image", "rest-of-the-line"},
                 {"request.body.HostConfig.Isolation", "hyperv"});
    EXPECT_FACTS("docker.exe : docker: Error response from daemon: no.\nAt C:\\s.ps1:12 char:1\n+ "
                 "docker run --security-opt \"credentialspec=file://a b ...\n+ ~~~~~~\n    + "
                 "CategoryInfo          : NotSpecified: (x:String) [], RemoteException\n    + "
                 "FullyQualifiedErrorId : NativeCommandError\n",
                 {"request.body.Image", "rest-of-the-line"});
    EXPECT_FACTS(
        "docker.exe : docker: Error response from daemon: no.\nAt C:\\s.ps1:12 char:1\n+ docker "
        "run x:1 cmd /c \"echo hel ...\n+ ~~~~~~\n    + CategoryInfo          : NotSpecified: "
        "(x:String) [], RemoteException\n    + FullyQualifiedErrorId : NativeCommandError\n",
        {"request.body.Image", "x:1"}, {"request.body.Cmd[1]", "/c"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_that_powershell_cut_off_ends_in_what_is_not_known),
        cmocka_unit_test(the_last_stage_is_the_image),
        cmocka_unit_test(words_of_a_dockerfile_are_cut_and_filled_in),
        cmocka_unit_test(each_instruction_sets_its_part),
        cmocka_unit_test(what_a_dockerfile_leaves_to_its_base_is_not_told),
        cmocka_unit_test(what_is_too_much_of_a_dockerfile_is_said),
        cmocka_unit_test(a_request_beside_a_dockerfile_gets_its_image),
        cmocka_unit_test(the_runner_tells_the_host),
        cmocka_unit_test(carriers_carry_a_request),
        cmocka_unit_test(a_task_definition_has_names_with_capitals_as_well),
        cmocka_unit_test(modules_of_the_system_carry_requests),
        cmocka_unit_test(parameters_of_an_application_have_values),
        cmocka_unit_test(pipelines_carry_requests),
        cmocka_unit_test(a_script_of_a_pipeline_has_its_shell),
        cmocka_unit_test(each_kind_of_pipeline_names_its_containers),
        cmocka_unit_test(a_service_is_asked_for_as_its_tasks_are),
        cmocka_unit_test(a_service_is_read_from_its_text),
        cmocka_unit_test(a_health_check_has_its_options),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
