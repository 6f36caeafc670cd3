/* What names somebody, or a system of theirs. */
#include "tests/unit/specgen/redact_testing.h"

#include <stdlib.h>
#include <string.h>

/* The document as --redact=names writes it; owned. */
static char *without_names(const char *before)
{
    const struct value *v = read(before);
    struct fixture f;
    char *text = NULL;
    size_t len = 0;

    begin(&f);
    f.r.level = REDACT_NAMES;
    assert_null(redact_document(&f.r, &v));
    assert_null(json_write(&text, &len, v, 0));
    value_unref(v);
    finish(&f);
    return text;
}

static void names_too(void **state)
{
    static const char before[] =
        "{\"silospec\":1,\"container\":{\"Name\":\"/shop\",\"Config\":{\"Hostname\":\"shop\"},"
        "\"HostConfig\":{\"Isolation\":\"process\",\"Binds\":[\"C:\\\\acme\\\\x:C:\\\\data\"]},"
        "\"NetworkSettings\":{\"Networks\":{\"acme-net\":{}}}},"
        "\"host\":{\"Networks\":[{\"Name\":\"acme-net\",\"Id\":"
        "\"0123456789abcdef0123456789abcdef\"}]}}";
    char *text = without_names(before);

    (void)state;
    assert_null(strstr(text, "shop"));
    assert_null(strstr(text, "acme"));
    assert_null(strstr(text, "0123456789abcdef"));
    assert_non_null(strstr(text, "\"Isolation\":\"process\""));
    free(text);
}

/* Paths and hosts in an argument, an option, an error, a map's keys; what all have stays. */
static void names_in_texts(void **state)
{
    static const char before[] =
        "{\"silospec\":1,\"container\":{\"Name\":\"/shop.\",\"Path\":\"cmd\",\"Args\":[\"/c\","
        "\"C:\\\\Program Files\\\\Acme One\\\\run.exe\",\"--log=D:/acmelogs/x\","
        "\"https://api.acmehost.test:8443/v1\",\"\\\\\\\\acmeshare\\\\x\"],"
        "\"State\":{\"Error\":\"open C:\\\\acmedata\\\\web.txt: Access is denied. "
        "https://registry-1.docker.io/v2/ 0x00000000c0370106\"},"
        "\"Config\":{\"Volumes\":{\"c:\\\\acmevolume\":{}},\"Hostname\":\"shop\"},"
        "\"HostConfig\":{\"LogConfig\":{\"Type\":\"gelf\",\"Config\":{\"gelf-address\":"
        "\"udp://acmelog.test:12201\"}},\"ContainerIDFile\":\"C:\\\\acmeid\"},"
        "\"NetworkSettings\":{\"Networks\":{\"n\":{\"Links\":[\"acmelink:db\"]}}}},"
        "\"host\":{\"CredentialSpecs\":{\"Files\":{\"shop.json\":\"{}\"}}}}";
    static const char *const stays[] = {
        "C:\\\\Program Files\\\\", "registry-1.docker.io", "12201", "8443",
        "Access is denied",        "0x00000000c0370106"};
    char *text = without_names(before);

    (void)state;
    if (strstr(text, "cme") != NULL || strstr(text, "shop") != NULL)
        fail_msg("a name is in %s", text);
    for (size_t i = 0; i < sizeof(stays) / sizeof(stays[0]); i++)
        if (strstr(text, stays[i]) == NULL)
            fail_msg("%s is not in %s", stays[i], text);
    free(text);
}

/* What names somebody's system by other ways than a name of its own. */
static void names_of_all_kinds(void **state)
{
    static const char before[] =
        "{\"silospec\":1,\"container\":{\"Image\":\"sha256:0123456789abcdef0123456789abcdef\","
        "\"Config\":"
        "{\"Labels\":{\"acme.team\":\"z\"},\"User\":\"CORPX\\\\jdoe\",\"Image\":\"reg.acme.test/"
        "shop/web:4.8-ltsc2019\"},"
        "\"HostConfig\":{\"Devices\":[{\"PathOnHost\":\"class/"
        "5B45201D-F2F2-4F3B-85BB-30FF1F953599\"}],\"NetworkMode\":\"backnet\",\"LogConfig\":{"
        "\"Type\":\"json-file\"},"
        "\"SecurityOpt\":[\"credentialspec=file://acmespec.json\"]},"
        "\"NetworkSettings\":{\"Networks\":{\"nat\":{\"MacAddress\":\"00:15:5d:aa:bb:cc\","
        "\"IPAddress\":\"172.20.0.17\",\"Aliases\":[\"shopalias\"],\"DNSNames\":[\"shopdns\"]}}}},"
        "\"host\":{\"Images\":[{\"Id\":\"sha256:0123456789abcdef0123456789abcdef\",\"OSVersion\":"
        "\"10.0.17763\"}],\"CredentialSpecs\":{\"Files\":{\"acmespec.json\":\"{\\\"Sid\\\":\\\"S-1-"
        "5-21-2125334123-15-977\\\"}\"}},"
        "\"HNSEndpoints\":[{\"Name\":\"shopendpoint\"}]},"
        "\"request\":{\"body\":{\"Image\":\"acme/"
        "shop:1\",\"Labels\":{\"com.docker.compose.project\":\"compose\"},"
        "\"NetworkingConfig\":{\"EndpointsConfig\":{\"compose_default\":{}}}}}}";
    static const char *const gone[] = {
        "CORPX",   "jdoe",       "reg.",         "acme",    "shopalias",
        "shopdns", "00:15:5d:a", "shopendpoint", "backnet", "0123456789abcdef"};
    static const char *const stays[] = {
        "sha256:",       "4.8-ltsc2019",
        "\"json-file\"", "17763",
        "172.20.0.17",   ".json\"",
        "\"nat\":{\"M",  "credentialspec=file://",
        "S-1-5-21-",     "class/5B45201D-F2F2-4F3B-85BB-30FF1F953599"};
    char *text = without_names(before);

    (void)state;
    for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
        if (strstr(text, gone[i]) != NULL)
            fail_msg("%s is in %s", gone[i], text);
    for (size_t i = 0; i < sizeof(stays) / sizeof(stays[0]); i++)
        if (strstr(text, stays[i]) == NULL)
            fail_msg("%s is not in %s", stays[i], text);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_too),
        cmocka_unit_test(names_in_texts),
        cmocka_unit_test(names_of_all_kinds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
