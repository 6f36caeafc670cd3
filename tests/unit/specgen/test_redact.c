/* Secrets in texts of all kinds, and what must stay. */
#include "tests/unit/specgen/redact_testing.h"

#include <stdlib.h>

static void values_behind_telling_names(void **state)
{
    (void)state;
    expect("app --password hunter2 --port 80", "app --password REDACTED-1 --port 80");
    expect("app --password=hunter2", "app --password=REDACTED-1");
    expect("app /Password:hunter2", "app /Password:REDACTED-1");
    expect("app -Pwd \"two words\" x", "app -Pwd \"REDACTED-1\" x");
    expect("API_KEY=abc", "API_KEY=REDACTED-1");
    expect("db_pass: s3cret", "db_pass: REDACTED-1");
    expect("$cred=\"hunter2\"; $creds = 'hunter3'; $pwd1=hunter4",
           "$cred=\"REDACTED-1\"; $creds = 'REDACTED-2'; $pwd1=REDACTED-3");
    expect("credits=5 accredit=6 path1=x", "credits=5 accredit=6 path1=x");
    expect("{\"clientSecret\": \"a\\\"b\"}", "{\"clientSecret\": \"REDACTED-1\"}");
    expect("{\\\"token\\\":\\\"abc\\\",\\\"x\\\":1}",
           "{\\\"token\\\":\\\"REDACTED-1\\\",\\\"x\\\":1}");
    expect("Authorization: Bearer abc.def", "Authorization: Bearer REDACTED-1");
    expect("docker run -e DB=x --env \"A=b c\" -e 'B=d' img",
           "docker run -e DB=REDACTED-1 --env \"A=REDACTED-2\" -e 'B=REDACTED-3' img");
}

/* In files and lines of all kinds: up to where a value goes, and what is none. */
static void a_value_ends_with_its_text(void **state)
{
    static const char *const rows[][2] = {
        {"<password>hunter2</password>", "<password>REDACTED-1</password>"},
        {"<password/>hunter2", "<password/>hunter2"},
        {"password 'two words' x", "password 'REDACTED-1' x"},
        {"token 'two words' x", "token 'two words' x"},
        {"password=a1 b", "password=REDACTED-1 b"},
        {"password=a1,b", "password=REDACTED-1,b"},
        {"x?password=a1&b=c", "x?password=REDACTED-1&b=c"},
        {"(password=a1) b", "(password=REDACTED-1) b"},
        {"[password=a1] b", "[password=REDACTED-1] b"},
        {"{password:a1} b", "{password:REDACTED-1} b"},
        {"password=a1'b", "password=REDACTED-1'b"},
        {"password=a1 b;x=1", "password=REDACTED-1;x=1"},
        {"password: a1 b;x=1", "password: REDACTED-1 b;x=1"},
        {"\tpassword\t=\ta1\tb", "\tpassword\t=\tREDACTED-1\tb"},
        {"PASSWORD=a1\r\nb", "PASSWORD=REDACTED-1\r\nb"},
        {"password=\"a1\nb", "password=\"REDACTED-1\nb"},
        {"password=\"a\\\"b1\" c", "password=\"REDACTED-1\" c"},
        {"password=\\\"a 1\\\" c", "password=\\\"REDACTED-1\\\" c"},
        {"\"password\" : \"a1\"", "\"password\" : \"REDACTED-1\""},
        {"'password': 'a1'", "'password': 'REDACTED-1'"},
        {"\"--token\",\"a1\"", "\"--token\",\"REDACTED-1\""},
        {"[\"--token\", \"a1\"]", "[\"--token\", \"REDACTED-1\"]"},
        {"--token a1", "--token REDACTED-1"},
        {"--token -x", "--token -x"},
        {"--token /x", "--token /x"},
        {"--token\nx", "--token\nx"},
        {"--token", "--token"},
        {"password=", "password="},
        {"password =\nx", "password =\nx"},
        {"password == a1", "password == a1"},
        {"token://a1", "token://a1"},
        {"the token: not found", "the token: not found"},
        {"the token: n0t found", "the token: REDACTED-1 found"},
        {"my-token a1", "my-token a1"},
        {"--env=A=b1 i", "--env=A=REDACTED-1 i"},
        {"-e A=\"b 1\" i", "-e A=\"REDACTED-1\" i"},
        {"-e A= i", "-e A= i"},
        {"-e A i", "-e A i"},
        {"x-e A=b1", "x-e A=b1"},
        {"-e A=b,c&d i", "-e A=REDACTED-1 i"},
        {"docker run -eA=b1 i", "docker run -eA=REDACTED-1 i"},
        {"tool -export=b1", "tool -export=b1"},
        {"--env-add A=b1 --container-label 'l=b2' s",
         "--env-add A=REDACTED-1 --container-label 'l=REDACTED-2' s"},
        {"SetEnvironmentVariable(\"A\", \"b 1\", \"Machine\")",
         "SetEnvironmentVariable(\"A\", \"REDACTED-1\", \"Machine\")"},
        {"-Command \"[Environment]::SetEnvironmentVariable(\\\"A\\\",\\\"b1\\\")\"",
         "-Command \"[Environment]::SetEnvironmentVariable(\\\"A\\\",\\\"REDACTED-1\\\")\""},
        {"SetEnvironmentVariable(A, 1)", "SetEnvironmentVariable(A, 1)"},
        {"DB_PASSWORD=a,b&c d", "DB_PASSWORD=REDACTED-1 d"},
        {"[A=1 DB_PASSWORD=b1]", "[A=1 DB_PASSWORD=REDACTED-1]"},
        {"Driver={SQL Server};PWD={a;b c};x=1", "Driver={SQL Server};PWD=REDACTED-1;x=1"},
        {"Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic REDACTED-1"},
        {"x-api-key: abc", "x-api-key: REDACTED-1"},
        {"  clientSecret: abc", "  clientSecret: REDACTED-1"},
        {"a: b\n  password: hunter\nc: d", "a: b\n  password: REDACTED-1\nc: d"},
        {"- password: hunter", "- password: REDACTED-1"},
        {"SSH_KEY=b1", "SSH_KEY=REDACTED-1"},
        {"VPN_PSK=b1", "VPN_PSK=REDACTED-1"},
        {"wachtwoord=b1", "wachtwoord=REDACTED-1"},
        {"<password><![CDATA[b1]]></password>", "<password><![CDATA[REDACTED-1</password>"},
        {"SA_PASSWORD: ${P:-a b}", "SA_PASSWORD: REDACTED-1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect(rows[i][0], rows[i][1]);
}

static void connection_strings(void **state)
{
    (void)state;
    expect("Server=tcp:db,1433;User ID=sa;Password=my pass;Encrypt=True",
           "Server=tcp:db,1433;User ID=sa;Password=REDACTED-1;Encrypt=True");
    expect("Server=db;Pwd=x y z", "Server=db;Pwd=REDACTED-1");
    expect("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9v+bar/==;EndpointSuffix=x",
           "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=REDACTED-1;EndpointSuffix=x");
    expect("Endpoint=sb://n.example/;SharedAccessKeyName=k;SharedAccessKey=abc=",
           "Endpoint=sb://n.example/;SharedAccessKeyName=REDACTED-1;SharedAccessKey=REDACTED-2");
    expect("host:6380,password=abc,ssl=True", "host:6380,password=REDACTED-1,ssl=True");
    expect("amqp://user:pa:ss@host:5672/v", "amqp://user:REDACTED-1@host:5672/v");
    expect("mongodb+srv://u:p@ss@host/db", "mongodb+srv://u:REDACTED-1@host/db");
    expect("https://x.example/c?sv=1&sig=ab%2F&se=2",
           "https://x.example/c?sv=1&sig=REDACTED-1&se=2");
}

static void shapes(void **state)
{
    (void)state;
    expect("x ghp_0123456789abcdefghij0123456789abcdef y", "x REDACTED-1 y");
    expect("k=AKIAIOSFODNN7EXAMPLE", "k=REDACTED-1");
    expect("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "REDACTED-1");
    expect("powershell -EncodedCommand SQBFAFgAIAAkAGUAbgB2ADoAUwBFAEMAUgBFAFQAMQAyADMA",
           "powershell -EncodedCommand REDACTED-1");
    expect("x wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY y", "x REDACTED-1 y");
    expect("Xy78Q~A1bC2dE3fG4hI5jK6lM7nO8pQ9rS0tU1vW2", "REDACTED-1");
    expect("q3x7kq2mfzj4wq5rn6tpa2bcdhsyu7vle3k5m4oq2wzx5t6y7abc", "REDACTED-1");
    expect("post https://hooks.slack.com/services/T00000000/B00000000/XXXX now",
           "post https:REDACTED-1 now");
    expect("-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----",
           "-----BEGIN RSA PRIVATE KEY-----REDACTED-1-----END RSA PRIVATE KEY-----");
}

/* What tells it is where it stands, and not a name. */
static void passwords_by_their_place(void **state)
{
    (void)state;
    expect("curl -s -u me:hunter2 https://x", "curl -s -u me:REDACTED-1 https://x");
    expect("curl --proxy-user=me:hunter2 x", "curl --proxy-user=me:REDACTED-1 x");
    expect("[\"CMD\",\"curl\",\"-u\",\"me:hunter2\",\"http://x\"]",
           "[\"CMD\",\"curl\",\"-u\",\"me:REDACTED-1\",\"http://x\"]");
    expect("docker login -u me -p hunter2 reg", "docker login -u me -p REDACTED-1 reg");
    expect("docker login -phunter2 -ume reg", "docker login -pREDACTED-1 -ume reg");
    expect("docker run img curl -u me:hunter2 x", "docker run img curl -u me:REDACTED-1 x");
    expect("C:\\t\\sqlcmd.exe -S db -U sa -P hunter2 -Q x",
           "C:\\t\\sqlcmd.exe -S db -U sa -P REDACTED-1 -Q x");
    expect("mysql -uroot -phunter2 -P3306 db", "mysql -uroot -pREDACTED-1 -P3306 db");
    expect("a & net use X: \\\\srv\\share hunter2 /user:CORP\\me",
           "a & net use X: \\\\srv\\share REDACTED-1 /user:CORP\\me");
    expect("setup /user:me /p:hunter2 /quiet", "setup /user:me /p:REDACTED-1 /quiet");
    expect("docker run a setup /U:me /P:hunter2", "docker run a setup /U:me /P:REDACTED-1");
    expect("docker run -p 80:80 a app -U me -P hunter2",
           "docker run -p 80:80 a app -U me -P REDACTED-1");
    expect("docker run --user me -P a build /p:Configuration=Release",
           "docker run --user me -P a build /p:Configuration=Release");
    expect("docker run -u me -p x:80 a build /p:Release",
           "docker run -u me -p x:80 a build /p:Release");
    expect("net use X: \\\\s\\x hunter2 /user:me /p:yes",
           "net use X: \\\\s\\x REDACTED-1 /user:me /p:yes");
    expect("net user svc hunter2 /add; x", "net user svc REDACTED-1 /add; x");
    expect("cmd /c \"net use \\\\srv\\share hunter2 /user:me\" && x",
           "cmd /c \"net use \\\\srv\\share REDACTED-1 /user:me\" && x");
    expect("the prompt in front of 'docker login -u me -p hunter2 reg'",
           "the prompt in front of 'docker login -u me -p REDACTED-1 reg'");
    /* a shell took the quotes away */
    expect("{\\PluginInput\\:\\hunter2\\},\\password\\:hunter3,",
           "{\\PluginInput\\:REDACTED-1},\\password\\:REDACTED-2,");
    expect("net use * \\\\srv\\share /user:me hunter2",
           "net use * \\\\srv\\share /user:me REDACTED-1");
    expect("net1 use Z: \\\\srv\\share *", "net1 use Z: \\\\srv\\share *");
    expect("net user svc * /add", "net user svc * /add");
    expect("net user svc /delete", "net user svc /delete");
    expect("user svc hunter2", "user svc hunter2");
    expect("ConvertTo-SecureString hunter2 -AsPlainText",
           "ConvertTo-SecureString REDACTED-1 -AsPlainText");
    expect("ConvertTo-SecureString $secret -AsPlainText",
           "ConvertTo-SecureString $secret -AsPlainText");
    expect("ConvertTo-SecureString (\"hunter2\") -Force",
           "ConvertTo-SecureString (\"REDACTED-1\") -Force");
    expect("curl -u me:8080 x", "curl -u me:8080 x");
    expect("curl -u C:\\x y", "curl -u C:\\x y");
    expect("curl -u me://x y", "curl -u me://x y");
    expect("docker run -p 80:80/tcp -u 1000:1000 i", "docker run -p 80:80/tcp -u 1000:1000 i");
    expect("docker exec -u me:group web x", "docker exec -u me:group web x");
    expect("mysqldump -u root -p'two words' db", "mysqldump -u root -p'REDACTED-1' db");
    expect("setx DB_PASSWORD hunter2 /M", "setx DB_PASSWORD REDACTED-1 /M");
    expect("ConvertTo-SecureString -AsPlainText -Force 'hunter2'",
           "ConvertTo-SecureString -AsPlainText -Force 'REDACTED-1'");
    expect("schtasks /Create /RU svc /RP hunter2", "schtasks /Create /RU svc /RP REDACTED-1");
    expect("jdbc:oracle:thin:scott/hunter2@//h:1521/s",
           "jdbc:oracle:thin:scott/REDACTED-1@//h:1521/s");
    expect("<add key=\"Password\" value=\"hunter2\"/>",
           "<add key=\"Password\" value=\"REDACTED-1\"/>");
    expect("<password>hunter 2</password>", "<password>REDACTED-1</password>");
    expect("CREATE LOGIN x WITH PASSWORD 'hunter2'", "CREATE LOGIN x WITH PASSWORD 'REDACTED-1'");
    expect("-H \"Cookie: a=hunter2; b=hunter3\" x", "-H \"Cookie: REDACTED-1\" x");
    expect("Ocp-Apim-Subscription-Key: hunter2", "Ocp-Apim-Subscription-Key: REDACTED-1");
}

static void places_without_a_password(void **state)
{
    static const char *const texts[] = {
        "docker run -u me -p 8080:80 -P img:latest",
        "docker run -u 1000:1000 -p 127.0.0.1:53:53/udp img",
        "docker run --user ContainerUser:group img",
        "curl -u http://x:80",
        "mkdir -p C:\\data",
        "tool -u C:\\data",
        "use the net user account",
        "net use X: \\\\srv\\share /user:me",
        "net use * /delete",
        "ConvertTo-SecureString $p -AsPlainText",
        "sqlcmd -S db,1433 -E",
        "setx PATH x",
        "what users use: a user -p",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        expect(texts[i], texts[i]);
}

static void labels_in_texts(void **state)
{
    (void)state;
    expect("\"Labels\":{\"com.docker.compose.project\":\"shop\",\"a\":\"hunter2\"}",
           "\"Labels\":{\"com.docker.compose.project\":\"shop\",\"a\":\"REDACTED-1\"}");
    expect("labels=[a=hunter2 com.docker.x=y]", "labels=[a=REDACTED-1 com.docker.x=y]");
}

static void environments(void **state)
{
    (void)state;
    expect("{\"process\":{\"env\":[\"A=b\",\"C\"],\"cwd\":\"C:\\\\\"}}",
           "{\"process\":{\"env\":[\"A=REDACTED-1\",\"C\"],\"cwd\":\"C:\\\\\"}}");
    expect("msg=\"{\\\"env\\\":[\\\"A=b \\\\\\\"q\\\\\\\"\\\"]}\"",
           "msg=\"{\\\"env\\\":[\\\"A=REDACTED-1\\\"]}\"");
    expect("\"EnvironmentVariables\":{\"A\":\"b\",\"P\":\"d\"},\"User\":\"x\"",
           "\"EnvironmentVariables\":{\"A\":\"REDACTED-1\",\"P\":\"REDACTED-2\"},\"User\":\"x\"");
    expect("Env:[A=b C=d] Cmd:[x]", "Env:[A=REDACTED-1 C=REDACTED-2] Cmd:[x]");
    /* a place of the list in a path */
    expect("container.Config.Env[0] is set, process.env[12] too",
           "container.Config.Env[0] is set, process.env[12] too");
    expect("Env:[0 A=b]", "Env:[REDACTED-1 A=REDACTED-2]");
}

static void what_stays(void **state)
{
    static const char *const texts[] = {
        "invalid credential spec: the token: not found",
        "credentialspec=file://web.json",
        "C:\\ProgramData\\docker\\containers\\4f1c0a",
        "sha256:6d5fcfe5ff170471fcc3c8b47631d6d71202a1fd44cf3c147e50c8de21cf0648",
        "{aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee}",
        "hcsshim::CreateComputeSystem 4f1c0a: The system cannot find the file specified.",
        "https://learn.microsoft.com/en-us/virtualization/windowscontainers/quick-start/set-up",
        "Microsoft.VisualStudio.Web.CodeGeneration.Design",
        "a secret is needed",
        "--pass-through",
        "error injecting secret: open C:\\x: The system cannot find the path specified.",
        "{\"secrets\":[],\"token\":null,\"credentials\":{\"a\":1}}",
        "secretName: web",
        "auth: disabled",
        "password: incorrect",
        "SA_PASSWORD: ${SQL_SA_PASSWORD}",
        "set SA_PASSWORD=%SA_PASSWORD%",
        "PASSWORD: $env:SA_PASSWORD",
        "the <SecretID> of <ConfigID> is not there",
        "System.Private.CoreLib, Culture=neutral, PublicKeyToken=7cec85d7bea7798e",
        "PUBLIC_KEY=x",
        "docker run -p80:80 -Pit img",
        "C:/ProgramData/Docker/windowsfilter/0a1B2c3D4e5F6a7B8c9D",
        "k8s-cred-spec-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        expect(texts[i], texts[i]);
}

/* The words of a list are one command. */
static void words_of_a_command(void **state)
{
    static const char before[] =
        "{\"container\":{\"Path\":\"net\",\"Args\":[\"use\",\"X:\",\"\\\\\\\\s\\\\x\","
        "\"topsecret1\","
        "\"/"
        "user:me\"],\"Config\":{\"Cmd\":[\"x\",\"-u\",\"me:topsecret2\"],\"Entrypoint\":["
        "\"sqlcmd\","
        "\"-U\",\"sa\",\"-P\",\"topsecret3\"],\"Healthcheck\":{\"Test\":[\"CMD-SHELL\","
        "\"curl -u me:topsecret4 x\"]}}}}";
    const struct value *v = read(before);
    struct fixture f;
    char *text = NULL;
    size_t len = 0;

    (void)state;
    begin(&f);
    assert_null(redact_document(&f.r, &v));
    assert_null(json_write(&text, &len, v, 0));
    assert_null(strstr(text, "topsecret"));
    assert_non_null(strstr(text, "\"me:REDACTED-"));
    assert_non_null(strstr(text, "\"sa\",\"-P\",\"REDACTED-"));
    assert_int_equal(f.r.count, 4);
    free(text);
    value_unref(v);
    finish(&f);
}

static void documents(void **state)
{
    static const char before[] =
        "{\"silospec\":1,\"description\":\"says topsecret1\",\"container\":{\"Path\":\"a.exe\","
        "\"Config\":{\"Hostname\":\"web\",\"Env\":[\"A=topsecret1\",\"=C:=C:\\\\\",\"B=\"]},"
        "\"HostConfig\":{\"Isolation\":\"process\",\"CpuCount\":2}},"
        "\"host\":{\"Secrets\":{\"id\":\"topsecret1\"},\"NumCPU\":4}}";
    static const char after[] =
        "{\"silospec\":1,\"description\":\"says REDACTED-1\",\"container\":{\"Path\":\"a.exe\","
        "\"Config\":{\"Hostname\":\"web\",\"Env\":[\"A=REDACTED-1\",\"=C:=REDACTED-2\",\"B=\"]},"
        "\"HostConfig\":{\"Isolation\":\"process\",\"CpuCount\":2}},"
        "\"host\":{\"Secrets\":{\"id\":\"REDACTED-1\"},\"NumCPU\":4}}";
    const struct value *v = read(before), *want = read(after);
    struct fixture f;

    (void)state;
    begin(&f);
    assert_null(redact_document(&f.r, &v));
    assert_true(value_eq(v, want));
    assert_int_equal(f.r.masks[0]->count, 3);
    assert_null(redact_document(&f.r, &v)); /* and nothing more the second time */
    assert_true(value_eq(v, want));
    value_unref(v);
    value_unref(want);
    finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_behind_telling_names),
        cmocka_unit_test(a_value_ends_with_its_text),
        cmocka_unit_test(connection_strings),
        cmocka_unit_test(shapes),
        cmocka_unit_test(passwords_by_their_place),
        cmocka_unit_test(places_without_a_password),
        cmocka_unit_test(labels_in_texts),
        cmocka_unit_test(environments),
        cmocka_unit_test(what_stays),
        cmocka_unit_test(words_of_a_command),
        cmocka_unit_test(documents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
