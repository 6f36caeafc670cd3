/* What files of regedit and answers of the registry tell, a row a fact. */
#include "facts_testing.h"

#define KEY(end) "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" end
#define SPECS    "\\Virtualization\\Containers\\CredentialSpecs"
#define VALUES   "host.CredentialSpecs.Registry.Values"

static void a_reg_file_tells_the_values_of_the_key(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "Windows Registry Editor Version 5.00\r\n\r\n[" KEY(
            SPECS) "]\r\n"
                   "\"web\"=\"{\\\"a\\\":\\\"C:\\\\\\\\x\\\"}\"\r\n"
                   "\"two words\"=hex(2):25,00,\\\r\n  ; a remark\r\n  41,00,00,00\r\n"
                   "\"bytes\"=hex:01,02\r\n\"n\"=dword:0000000a ; ten\r\n@=\"d\"\r\n\"gone\"=-\r\n",
        {VALUES ".web", "{\"a\":\"C:\\\\x\"}"}, {VALUES "[\"two words\"]", "%A"},
        {VALUES "[\"\"]", "d"}, {VALUES ".gone", NULL},
        {"host.CredentialSpecs.Registry.ReadErrors.bytes", "unexpected key value type"},
        {"host.CredentialSpecs.Registry.ReadErrors.n", "unexpected key value type"},
        {"host.Sources[\"CredentialSpecs.Registry.Values.web\"]", "creds.reg line 4: web"});
    EXPECT_FACTS("REGEDIT4\n\n[" KEY(SPECS) "]\n\"a\"=hex(2):e4,25,00\n",
                 {VALUES ".a", "\xC3\xA4%"});
    EXPECT_FACTS("Windows Registry Editor Version 5.00\n\n[" KEY(SPECS) "]\n", {VALUES, "(else)"});
    EXPECT_FACTS("Windows Registry Editor Version 5.00\n\n[-" KEY(SPECS) "]\n\"a\"=\"b\"\n",
                 {VALUES, NULL});
}

#define REG(lines) "Windows Registry Editor Version 5.00\n\n[" KEY(SPECS) "]\n" lines

static void values_of_a_reg_file_are_read_by_their_type(void **state)
{
    (void)state;
    EXPECT_FACTS(
        REG("\"a\"=hex(1):3d,d8,00,de,00,00\n\"b\"=hex(1):41,00\n\"c\"=hex(1):3d,d8,41,00\n"
            "\"d\" = \"x\" ; words\n"),
        {VALUES ".a", "\xF0\x9F\x98\x80"}, {VALUES ".b", "A"}, {VALUES ".d", "x"});
    EXPECT_FACTS(REG("\"a\"=\"two\\\\words \\\"q\\\" \\n\"\n\"b\"=\"one\ntwo\"\n\"c\"=\"z\"\n"),
                 {VALUES ".a", "two\\words \"q\" \\n"}, {VALUES ".b", "one\ntwo"},
                 {VALUES ".c", "z"});
    EXPECT_FACTS(REG("\"a\"=hex(4):0a,00,00,00\n\"b\"=hex(5):00,00,00,0a\n\"c\"=hex(b):0a,00,00,00,"
                     "00,00,00,00\n\"d\"=hex(7):41,00,00,00,00,00\n\"e\"=hex(0):\n\"f\"=\"x\"\n"),
                 {"host.CredentialSpecs.Registry.ReadErrors.a", "unexpected key value type"},
                 {"host.CredentialSpecs.Registry.ReadErrors.c", "unexpected key value type"},
                 {VALUES ".f", "x"});
    EXPECT_FACTS(REG("# words\n; more\n\nwords\n\"a\"\n\"b\" \"x\"\n\"c\"=what\n\"d\"=hex(z):00\n"
                     "\"e\"=hex(1:00\n\"f\"=dword:xyz\n\"g\"=\"open\n\n[HKEY_LOCAL_MACHINE\\X]\n"
                     "\"h\"=\"other\"\n[" KEY(SPECS) "]\n\"i\"=\"last\"\n"),
                 {VALUES ".a", NULL}, {VALUES ".c", NULL}, {VALUES ".d", NULL}, {VALUES ".h", NULL},
                 {VALUES ".i", "last"});
    /* A text without an end takes no value below along. */
    EXPECT_FACTS(
        REG("\"a\"=\"open\n\"b\"=\"x\"\n\"c\"=\"open\n \"d\" = \"\"\n\"e\"=hex(1):41,00\n\"f\n"
            "\"g\"=\"z\"\n"),
        {VALUES ".a", NULL}, {VALUES ".b", "x"}, {VALUES ".c", NULL}, {VALUES ".d", ""},
        {VALUES ".e", "A"}, {VALUES ".g", "z"});
}

#define HEAD       "Windows Registry Editor Version 5.00\n\n"
#define OTHER(key) HEAD "[" key "]\n\"web\"=\"{}\"\n"

static void credential_specs_are_those_of_the_engines_key(void **state)
{
    (void)state;
    EXPECT_FACTS(OTHER("HKEY_CURRENT_USER\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" SPECS),
                 {VALUES, NULL});
    EXPECT_FACTS(OTHER("HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows "
                       "NT\\CurrentVersion" SPECS),
                 {VALUES, NULL});
    EXPECT_FACTS(OTHER("hkey_local_machine\\software\\MICROSOFT\\Windows nt\\CurrentVersion" SPECS),
                 {VALUES ".web", "{}"});
    EXPECT_FACTS(REG("\"web\"=\"{}\"\n[-" KEY("\\Virtualization") "]\n"), {VALUES, NULL},
                 {"host.Sources[\"CredentialSpecs.Registry\"]", "creds.reg line 5: the key"});
    EXPECT_FACTS(REG("\"web\"=\"{}\"\n[-" KEY("\\Virt") "]\n"), {VALUES ".web", "{}"});
}

static void a_name_of_the_registry_is_one_in_any_case(void **state)
{
    (void)state;
    EXPECT_FACTS(REG("\"web\"=\"a\"\n\"WEB\"=\"b\"\n"), {VALUES ".web", "b"},
                 {VALUES ".WEB", NULL});
    EXPECT_FACTS(REG("\"\xC3\xA4\"=\"a\"\n\"\xC3\x84\"=-\n\"b\"=\"c\"\n"),
                 {VALUES "[\"\xC3\xA4\"]", NULL}, {VALUES ".b", "c"});
    EXPECT_FACTS(REG("\"web\"=dword:1\n\"web\"=\"b\"\n"), {VALUES ".web", "b"},
                 {"host.CredentialSpecs.Registry.ReadErrors.web", NULL});
    EXPECT_FACTS(REG("\"a\"=\"b\"\n[-" KEY(SPECS) "]\n[" KEY(SPECS) "]\n\"web\"=\"{}\"\n"),
                 {VALUES ".a", NULL}, {VALUES ".web", "{}"});
}

static void what_regedit_drops_is_not_taken(void **state)
{
    (void)state;
    EXPECT_FACTS(REG("\"a\"=hex(1):41,00\\\n  ,00,00\n\"b\"=\"x\"\n"), {VALUES ".a", NULL},
                 {VALUES ".b", "x"});
    EXPECT_FACTS(REG("\"a\"=hex(1):41,00,\\\n  ,00,00\n\"b\"=\"x\"\n"), {VALUES ".a", NULL},
                 {VALUES ".b", "x"});
    EXPECT_FACTS(REG("\"a\"=hex(1):41 00 00 00\n\"b\"\t=\t\"x\"\n"), {VALUES ".a", NULL},
                 {VALUES ".b", "x"});
}

static void a_reg_file_is_known_by_its_keys_too(void **state)
{
    (void)state;
    EXPECT_FACTS("[" KEY(SPECS) "]\n\"web\"=\"{}\"\n", {VALUES ".web", "{}"});
    EXPECT_FACTS("REGEDIT\n\n[" KEY(SPECS) "]\n\"web\"=\"{}\"\n", {VALUES ".web", "{}"});
    EXPECT_FACTS(REG("\"a\"=\"b\"\n\n") "REGEDIT4\n\n[" KEY(SPECS) "]\n\"c\"=hex(1):e4,00\n",
                 {VALUES ".a", "b"}, {VALUES ".c", "\xC3\xA4"});
}

static void the_registry_tells_of_the_host(void **state)
{
    (void)state;
    EXPECT_FACTS(KEY("") "\n    CurrentBuild    REG_SZ    20348\n    UBR    REG_DWORD    0x3ee\n"
                         "    InstallationType    REG_SZ    Server Core\n",
                 {"host.OSBuild", "20348"}, {"host.OSRevision", "1006"},
                 {"host.OSProduct", "server"});
    EXPECT_FACTS("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\docker\n"
                 "    ImagePath    REG_EXPAND_SZ    \"C:\\docker\\dockerd.exe\" --run-service "
                 "--data-root=\"D:\\my docker\" --exec-opt isolation=hyperv\n",
                 {"host.Root", "D:\\my docker"}, {"host.DefaultIsolation", "hyperv"});
    EXPECT_FACTS("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Virtual Machine\\Guest\\Parameters\n"
                 "    HostName    REG_SZ    h\n",
                 {"host.VirtualMachine", "true"});
}

static void a_query_of_one_value_leaves_the_others_unknown(void **state)
{
    (void)state;
    EXPECT_FACTS("\n" KEY(SPECS) "\n    web    REG_SZ    {}\n\n", {VALUES ".web", "{}"},
                 {"host.Unknown[0]", "CredentialSpecs.Registry"});
    EXPECT_FACTS("\n" KEY(SPECS) "\n    web    REG_SZ    {}\n    b    REG_SZ    x\n\n",
                 {VALUES ".b", "x"}, {"host.Unknown[0]", "CredentialSpecs.Files"});
    EXPECT_FACTS("PS C:\\> reg query \"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" SPECS
                 "\"\nERROR: The system was unable to find the specified registry key or value.\n",
                 {"host.Sources[\"CredentialSpecs.Registry\"]", "creds.reg line 2: the key"});
    EXPECT_FACTS(
        KEY(SPECS) "\n    a    REG_SZ    {\n  \"CmsPlugins\": []\n}\n    b    REG_SZ    c\n",
        {VALUES ".a", "{\n  \"CmsPlugins\": []\n}"}, {VALUES ".b", "c"});
}

static void a_query_that_is_refused_says_whether_the_key_is_there(void **state)
{
    (void)state;
    EXPECT_FACTS("C:\\>reg query \"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" SPECS
                 "\"\nERROR: Access is denied.\n" KEY("") "\n    UBR    REG_DWORD    0x3ee\n",
                 {"host.OSRevision", "1006"}, {"host.Sources[\"CredentialSpecs.Registry\"]", NULL});
    EXPECT_FACTS(
        "Get-ItemProperty : Cannot find path 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\Current"
        "Version\\Virtualization\\Containers\\Cred\nentialSpecs' because it does not exist.\n",
        {"host.Sources[\"CredentialSpecs.Registry\"]", "creds.reg line 1: the key"});
    EXPECT_FACTS("\n" KEY(SPECS) "\n    (Standard)    REG_SZ    (Wert nicht gesetzt)\n",
                 {VALUES "[\"\"]", NULL}, {VALUES, NULL});
}

#define PROVIDED                                                                                   \
    "Microsoft.PowerShell.Core\\\\Registry::HKEY_LOCAL_MACHINE\\\\SOFTWARE\\\\"                    \
    "Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Virtualization\\\\Containers\\\\CredentialSpecs"

static void values_as_powershell_converts_them_to_json_are_read(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "[{\"web\": \"{}\", \"PSweb\": \"x\", \"n\": 5, \"PSDrive\": {\"Name\": \"HKLM\"},\n"
        "\"PSPath\": \"" PROVIDED "\", \"(default)\": \"d\"}]",
        {VALUES ".web", "{}"}, {VALUES ".PSweb", "x"}, {VALUES "[\"\"]", "d"},
        {"host.CredentialSpecs.Registry.ReadErrors.n", "unexpected key value type"},
        {"host.Sources[\"CredentialSpecs.Registry.Values.web\"]", "creds.reg line 1: web"});
}

static void a_list_view_is_joined(void **state)
{
    (void)state;
    EXPECT_FACTS("\nweb    : {\"a\":\n         1}\nother  : x\n"
                 "PSPath : Microsoft.PowerShell.Core\\Registry::" KEY(SPECS) "\n",
                 {VALUES ".web", "{\"a\":1}"}, {VALUES ".other", "x"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reg_file_tells_the_values_of_the_key),
        cmocka_unit_test(values_of_a_reg_file_are_read_by_their_type),
        cmocka_unit_test(credential_specs_are_those_of_the_engines_key),
        cmocka_unit_test(a_name_of_the_registry_is_one_in_any_case),
        cmocka_unit_test(what_regedit_drops_is_not_taken),
        cmocka_unit_test(a_reg_file_is_known_by_its_keys_too),
        cmocka_unit_test(the_registry_tells_of_the_host),
        cmocka_unit_test(a_query_of_one_value_leaves_the_others_unknown),
        cmocka_unit_test(a_query_that_is_refused_says_whether_the_key_is_there),
        cmocka_unit_test(values_as_powershell_converts_them_to_json_are_read),
        cmocka_unit_test(a_list_view_is_joined),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
