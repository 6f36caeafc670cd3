/* An event of Windows in each shape that its tools print, a text of several, and documents that
 * stand in a line. */
#include "document_testing.h"

#include "model/diagnosis/event_split.h"
#include "model/diagnosis/event_text.h"
#include "model/diagnosis/tail_document.h"

#include <stdio.h>
#include <string.h>

#define TABLE "   ProviderName: docker\n\nTimeCreated         Id LevelDisplayName Message\n"
#define RULES "-----------         -- ---------------- -------\n"

static void an_event_is_read_in_its_shape(void **state)
{
    static const struct {
        const char *text, *read; /* shape id provider / channel / language / 'message' */
    } rows[] = {
        {"ProviderName : docker\nId           : 3\nLogName      : Application\n"
         "Message      : a\n               b\tc\nUserId       : x\n",
         "list 3 docker/Application/-/'a b c'"},
        {"  ProviderName : docker\n  Id : 3\n", "list 3 docker//-/''"},
        /* Lines whose indentation a paste has lost, and a message of two paragraphs. */
        {"ProviderName : docker\nId           : 3\nMessage      : a of the plugin:\nplugin: b\n"
         "UserId       : x",
         "list 3 docker//-/'a of the plugin: plugin: b'"},
        {"ProviderName : docker\nId           : 3\nMessage      : a\n\n               b\n\nc : d",
         "list 3 docker//-/'a b'"},
        {"ProviderName : docker\nId           : 3\nMessage      : a\nPS C:\\> exit",
         "list 3 docker//-/'a'"},
        {"EventID   : 7\nSource    : docker\nMessage   : a  b", "list 7 docker//-/'a b'"},
        {TABLE RULES "1/1/2020 1:02:03 AM 11 Error            a\n", "table 11 docker//-/'a'"},
        {TABLE RULES
         "1/1/2020 1:02:03 AM  1 Error            a b\n                                  "
         "      c\n",
         "table 1 docker//-/'a b c'"},
        {TABLE RULES "x", "table 0 docker//-/''"},
        {TABLE RULES "1/1/2020 1:02:03 AM 11 Error            a\n\nas seen on Monday\n",
         "table 11 docker//-/'a'"},
        {TABLE RULES "1/1/2020 1:02:03 AM 11 Error            a\nPS C:\\> exit\n",
         "table 11 docker//-/'a'"},
        {"Index Time          EntryType   Source   InstanceID Message\n"
         "----- ----          ---------   ------   ---------- -------\n"
         "   12 May 04 17:36  Error       docker   1073741827 a b\n",
         "table 3 docker//-/'a b'"},
        {"Id Message\n-- -------\n 3 a\n", "table 3 //-/'a'"},
        {"ProviderName    Id Message\n------------    -- -------\ndocker long  11507 a\n",
         "table 11507 docker long//-/'a'"},
        {"{\"Id\":3,\"ProviderName\":\"docker\",\"LogName\":\"A\",\"Message\":\"a\\nb\"}\n\nPS "
         "C:\\>",
         "list 3 docker/A/-/'a b'"},
        {"Log Name: A\nSource: docker\nEvent ID: 1\nDescription:\na\nEvent Xml:\n"
         "<Event xmlns='x'><Provider Name='docker'/><EventID>1</EventID></Event>",
         "viewer 1 docker/A/-/'a'"},
        {"The description for Event ID 7 from source docker cannot be found. The following "
         "information was included with the event:\n\na\n\nThe message resource is present but the "
         "message was not found in the message table",
         "undescribed 7 docker//-/'a'"},
        {"Message Source  EventID\n------- ------  -------\na       docker        4\n",
         "table 4 docker//-/'a'"},
        {"Index      : 5\nEntryType  : Error\nInstanceId : 1073741827\nMessage    : a\n"
         "Source     : docker\n",
         "list 3 docker//-/'a'"},
        {"Seen again:\n[9:12 AM] Smith\nContainer Credential Guard instantiated the plugin: x\n"
         "y\n\nRegards",
         "text 0 Microsoft-Windows-Containers-CCG//-/'Container Credential Guard instantiated the "
         "plugin: x y'"},
        {"a\n\nb: Container Credential Guard instantiated the plugin: x\nC:\\>exit",
         "text 0 Microsoft-Windows-Containers-CCG//-/'b: Container Credential Guard instantiated "
         "the plugin: x'"},
        {"Log Name: A\nSource: docker\nEvent ID: 1\nDescription:\na\nb\nPS C:\\> exit",
         "viewer 1 docker/A/-/'a b'"},
        {TABLE "x", "text 0 //-/''"},
        {"TimeCreated Message\n---\nx", "text 0 //-/''"},
        {"TimeCreated Id Level\n---\nx", "text 0 //-/''"},
        {"Log Name:      Application\nSource:        docker\nEvent ID:      1\nDescription:\na\nb",
         "viewer 1 docker/Application/-/'a b'"},
        {"Protokollname: Application\nQuelle:        docker\nEreignis-ID:   2\nBeschreibung:\na",
         "viewer 2 docker/Application/de/'a'"},
        {"Logboeknaam: A\nBron: docker\nGebeurtenis-id: 4\nBeschrijving:\na",
         "viewer 4 docker/A/nl/'a'"},
        {"Nome registro: A\nOrigine: docker\nID evento: 4\n", "viewer 4 docker/A/it/''"},
        {"Loggnamn: A\nK\xc3\xa4lla: docker\nH\xc3\xa4ndelse-ID: 4\nBeskrivning:\na",
         "viewer 4 docker/A/sv/'a'"},
        {"\xe3\x83\xad\xe3\x82\xb0\xe3\x81\xae\xe5\x90\x8d\xe5\x89\x8d:         "
         "A\n\xe3\x82\xbd\xe3\x83\xbc\xe3\x82\xb9: docker\n"
         "\xe3\x82\xa4\xe3\x83\x99\xe3\x83\xb3\xe3\x83\x88 ID: 4\n\xe8\xaa\xac\xe6\x98\x8e:\na",
         "viewer 4 docker/A/ja/'a'"},
        {"<Event xmlns='x'><System><Provider Name='docker' Guid='y'/><EventID "
         "Qualifiers='0'>1</EventID><Level>2</Level><Channel>A</Channel></System><RenderingInfo>"
         "<Message> a\n b </Message></RenderingInfo></Event>",
         "xml 1 docker/A/-/'a b'"},
        {"<Event xmlns=\"x\"><Provider Name=\"docker\"/><EventID>1</EventID><Level>9</Level>"
         "<Channel>A",
         "xml 1 docker//-/''"},
        {"<Event xmlns='x'><Provider Name=docker><EventID", "xml 0 //-/''"},
        {"<Event xmlns='x'><Provider Name='docker", "xml 0 //-/''"},
        {"<Event xmlns='x'><Provider Name=", "xml 0 //-/''"},
        {"The description for Event ID 11507 from source Microsoft-Windows-X cannot be found. "
         "The following information was included with the event:\n\na\nb",
         "undescribed 11507 Microsoft-Windows-X//-/'a b'"},
        {"The description for Event ID ( 7 ) in Source ( docker ) cannot be found. The following "
         "information is part of the event: a, b",
         "undescribed 7 docker//-/'a, b'"},
        {"The description for Event ID '7' in Source 'docker'", "undescribed 7 docker//-/''"},
        {"The description for Event ID 7 cannot be found", "undescribed 7 //-/''"},
        {"The description for Event ID", "undescribed 0 //-/''"},
        {"Level,Date and Time,Source,Event ID,Task Category\n"
         "Error,1/1/2020,docker,3,None,\"a, b\"\n",
         "export 3 docker//-/'a, b'"},
        {"Ebene\tDatum\tQuelle\tEreignis-ID\tKategorie\nFehler\t1\tdocker\t3\tK\ta b\n",
         "export 3 docker//-/'a b'"},
        {"Level,Date,\"Source\",\"Event ID\",Task\nError,1,\"docker\"x,3,None,\"a\nb",
         "export 3 docker//-/'a b'"},
        {"Level,Date,Source,Event ID,Task\nError,1,docker,x,None,a", "text 0 //-/''"},
        {"Level,Date,Source,Event ID,Task\nError,1", "text 0 //-/''"},
        {"Event ID,Date,Source,Level,Task\n3,1,docker,Error,None,a", "export 3 docker//-/'a'"},
        {"#TYPE System.Diagnostics\n\"Message\",\"Id\",\"ProviderName\",\"LogName\"\n\"a "
         "\"\"b\"\", c\nd\","
         "\"3\",\"docker\",\"A\"",
         "export 3 docker/A/-/'a \"b\", c d'"},
        {"TimeCreated;Id;ProviderName;Message\n1;4;docker;a, b", "export 4 docker//-/'a, b'"},
        {"EventID,Source,Message\n5,docker,a", "export 5 docker//-/'a'"},
        {"Id,Name,Size\n5,docker,a", "text 0 //-/''"},
        {"Event[0]:\n  Log Name: A\n  Source: docker\n  Event ID: 8\n  Description: \na b\n",
         "viewer 8 docker/A/-/'a b'"},
        {"A,B,C,D,E\n1,2,3,4,5,6", "text 0 //-/''"},
        {"HNS-Network-Create failed", "text 0 Microsoft-Windows-Host-Network-Service//-/''"},
        {"nothing of that", "text 0 //-/''"},
        {"", "text 0 //-/''"},
        {"PS> Get-WinEvent -LogName Application -x\nProviderName : docker\nId : 3\n",
         "list 3 docker/Application/-/''"},
        {"PS> Get-WinEvent -LogName Application", "text 0 /Application/-/''"},
    };
    size_t failures = 0;
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct event_text e;
        char read[300];

        assert_no_error(event_text(&e, &a, str_of(rows[i].text)));
        snprintf(read, sizeof(read), "%s %u %.*s/%.*s/%s/'%.*s'", e.shape, (unsigned)e.id,
                 STR_FMT(e.provider), STR_FMT(e.channel), e.language != NULL ? e.language : "-",
                 STR_FMT(e.message));
        if (strcmp(read, rows[i].read) != 0) {
            print_error("%s\n  is  %s\n  not %s\n", rows[i].text, read, rows[i].read);
            failures++;
        }
        event_text_finish(&e);
    }
    arena_finish(&a);
    assert_int_equal(failures, 0);
}

/* The first of the containers, and the level. */
static void an_event_has_a_level_and_a_container(void **state)
{
#define ID "e8fe21d9f0e5155b2dca50898730efc49c238460eb9c32d0ad075c706d4004f5"
    static const struct {
        const char *text, *severity;
        bool container;
    } rows[] = {
        {"ProviderName : Microsoft-Windows-Hyper-V-Compute\nId : 9\nLevelDisplayName : Warning\n"
         "Message : F\xc3\xbcr \"" ID "\".\n",
         "warning", true},
        {"ProviderName : Microsoft-Windows-Hyper-V-Compute\nId : 9\nMessage : C:\\" ID "\n", NULL,
         false},
        {"ProviderName : x\nId : 9\nMessage : an Error of \"" ID "\"\n", NULL, false},
        {"EventID : 9\nEntryType : Error\nSource : x\nMessage : a\n", "error", false},
        {"Event[0]:\n  Log Name: A\n  Source: x\n  Event ID: 9\n  Level: Verbose\n", "debug",
         false},
        {TABLE RULES "1/1/2020 1:02:03 AM 11 Critical         a\n", "error", false},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct event_text e;

        assert_no_error(event_text(&e, &a, str_of(rows[i].text)));
        if (rows[i].severity == NULL)
            assert_null(e.severity);
        else
            assert_string_equal(e.severity, rows[i].severity);
        assert_int_equal(e.error.container_ids != NULL, rows[i].container);
        event_text_finish(&e);
    }
    arena_finish(&a);
#undef ID
}

static void a_text_of_several_events_is_cut(void **state)
{
    static const struct {
        const char *text, *events; /* each with its line, '|' between, without what stands above */
    } rows[] = {
        {"Id : 1\nMessage : a\n\nId : 2\nMessage : b\n",
         "1 Id : 1\nMessage : a|4 Id : 2\nMessage : b"},
        {"PS C:\\> Get-WinEvent\nId : 1\nId : 2", "1 PS C:\\> Get-WinEvent\nId : 1|3 Id : 2"},
        {"C:\\>wevtutil qe x\nEvent[0]:\n  Log Name: a\nEvent[1]:\n",
         "1 C:\\>wevtutil qe x\nEvent[0]:\n  Log Name: a|4 Event[1]:"},
        {"Event[0]:\n  Log Name: a\nEvent[1]:\n  Log Name: b",
         "1 Event[0]:\n  Log Name: a|3 Event[1]:\n  Log Name: b"},
        {"<?xml version='1.0'?>\n<Events><Event x>a</Event><Event y>b</Event></Events>",
         "2 <Event x>a</Event>|2 <Event y>b</Event></Events>"},
        {"#TYPE x\n\"Id\",\"ProviderName\",\"Message\"\n\"1\",\"p\",\"a\nb\"\n\"2\",\"p\",\"c\"\n",
         "3 \"1\",\"p\",\"a\nb\"|5 \"2\",\"p\",\"c\""},
        {"[{\"Id\":6,\"ProviderName\":\"p\",\"Message\":\"a\\nb\"},{\"EventID\":7,\"Source\":\"q\"}"
         "]",
         "1 ProviderName : p\nId : 6\nMessage : a b|5 ProviderName : q\nId : 7\nMessage : "},
        {"{\"Id\":6}", "1 {\"Id\":6}"},
        {"<Event x>\n</Event>\n <Event y>\n</Event>",
         "1 <Event x>\n</Event>|3  <Event y>\n</Event>"},
        {"x Id\n-- --\na 1\n  b\nc 2\n\td\n", "3 a 1\n  b|5 c 2\n\td"},
        {"A,B,C,Event ID\n1,2,3,4\n5,6,7,8", "2 1,2,3,4|3 5,6,7,8"},
        {"A\tB\tC\tEreignis-ID\n1\n2", "2 1|3 2"},
        {"A,B,C,Id. del evento\n1\n2", "2 1|3 2"},
        {"A,B,C,ID de l'\xC3\xA9v\xC3\xA9nement\n1\n2", "2 1|3 2"},
        {"A,B,C,D\n1\n2", "1 A,B,C,D\n1\n2"},
        {"A,Event ID\n1\n2", "1 A,Event ID\n1\n2"},
        {"x\nA,B,C,Event ID\n1", "1 x\nA,B,C,Event ID\n1"},
        {" :x\na:b\n a:c", "1  :x\na:b|3  a:c"},
        {"no label\nat all", "1 no label\nat all"},
        {"0123456789012345678901234567890123456789: x\nb",
         "1 0123456789012345678901234567890123456789: x\nb"},
        {"\n \n", ""},
        {"", ""},
    };
    size_t failures = 0;
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct event_split s;
        struct str event;
        char read[300] = "";

        event_split_init(&s, &a, str_of(rows[i].text));
        while (event_split_next(&s, &event)) {
            struct str own = str_cut(event, s.heading.len, event.len);

            while (own.len > 0 && own.s[own.len - 1] == '\n')
                own.len--;
            snprintf(read + strlen(read), sizeof(read) - strlen(read), "%s%u %.*s",
                     read[0] != '\0' ? "|" : "", s.line, STR_FMT(own));
        }
        if (strcmp(read, rows[i].events) != 0) {
            print_error("%s\n  is  %s\n  not %s\n", rows[i].text, read, rows[i].events);
            failures++;
        }
    }
    arena_finish(&a);
    assert_int_equal(failures, 0);
}

static void a_document_in_a_line_is_found(void **state)
{
    static const struct {
        const char *text, *read; /* kind state isolation 'text' */
    } rows[] = {
        {"x {\"SystemType\":\"Container\"} y", "hcs1 whole 0 '{\"SystemType\":\"Container\"}'"},
        {"{ \"SystemType\":\"C\",\"HvPartition\":true}",
         "hcs1 whole 2 '{ \"SystemType\":\"C\",\"HvPartition\":true}'"},
        {"{\"SystemType\":\"C\",\"HvPartition\": true}",
         "hcs1 whole 2 '{\"SystemType\":\"C\",\"HvPartition\": true}'"},
        {"{\"SystemType\":\"C\",\"HvRuntime\":{}}",
         "hcs1 whole 2 '{\"SystemType\":\"C\",\"HvRuntime\":{}}'"},
        {"{\"SystemType\":\"C\",\"HvPartition\":false}",
         "hcs1 whole 1 '{\"SystemType\":\"C\",\"HvPartition\":false}'"},
        {"{\"SystemType\":\"C\",\"VolumePath\":\"v\"",
         "hcs1 cut 1 '{\"SystemType\":\"C\",\"VolumePath\":\"v\"'"},
        {"{\"SystemType\":\"C\",\"IgnoreFlushesDuringBoot\":true",
         "hcs1 cut 2 '{\"SystemType\":\"C\",\"IgnoreFlushesDuringBoot\":true'"},
        {"{\"SchemaVersion\":{\"Major\":2}}", "hcs2 whole 0 '{\"SchemaVersion\":{\"Major\":2}}'"},
        {"{\"Owner\":\"d\",\"SchemaVersion\":{},\"HostingSystemId\":\"h\"}",
         "hcs2 whole 2 '{\"Owner\":\"d\",\"SchemaVersion\":{},\"HostingSystemId\":\"h\"}'"},
        {"{\"Owner\":\"d\"} {\"CommandLine\":\"c\"}", "process whole 0 '{\"CommandLine\":\"c\"}'"},
        {"{\"ApplicationName\":\"a\"}", "process whole 0 '{\"ApplicationName\":\"a\"}'"},
        {"{\"CommandArgs\":[]}", "process whole 0 '{\"CommandArgs\":[]}'"},
        {"{\n\t\"CommandLine\":\"c\"\n}", "process pretty 0 '{\n\t\"CommandLine\":\"c\"\n}'"},
        {"msg=\"{\\\"CommandLine\\\":\\\"C:\\\\\\\\a \\\\u00e4\\\"}\" z",
         "process escaped 0 '{\"CommandLine\":\"C:\\\\a \\u00e4\"}'"},
        {"\"{\\n\\t\\\"CommandLine\\\":\\\"c\\\"\\r\\n}\"", "- whole 0 ''"},
        {"{\\\"CommandLine\\\":\\n\\t\\r\\\"c\\\"}\"",
         "process escaped 0 '{\"CommandLine\":\n\t\r\"c\"}'"},
        {"{\"CommandLine\":\"C:\\Program\"}",
         "process unescaped 0 '{\"CommandLine\":\"C:\\Program\"}'"},
        {"{\"CommandLine\":\"\\\\?\\Volume\"}",
         "process unescaped 0 '{\"CommandLine\":\"\\\\?\\Volume\"}'"},
        {"{\"CommandLine\":\"\\\\.\\pipe\"}",
         "process unescaped 0 '{\"CommandLine\":\"\\\\.\\pipe\"}'"},
        {"{\"CommandLine\":\"1:\\n C:\\\\a C:\\\"\"}",
         "process whole 0 '{\"CommandLine\":\"1:\\n C:\\\\a C:\\\"\"}'"},
        {"{\"CommandLine\":\"c\"", "process cut 0 '{\"CommandLine\":\"c\"'"},
        {"{\"CommandLine\":[\"c}\"", "process cut 0 '{\"CommandLine\":[\"c}\"'"},
        {"{", "- whole 0 ''"},
        {"{\\", "- whole 0 ''"},
        {"{\"", "- whole 0 ''"},
        {"{\"SystemType", "hcs1 cut 0 '{\"SystemType'"},
        {"{x} {\"other\":1}", "- whole 0 ''"},
    };
    size_t failures = 0;
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct tail_document d;
        struct clean_text t;
        char read[300];

        clean_text(&t, &a, str_of(rows[i].text));
        tail_document(&d, &a, &t, 0);
        snprintf(read, sizeof(read), "%s %s %d '%.*s'",
                 d.kind != TAIL_NONE ? tail_kind_name(d.kind) : "-", tail_state_name(d.state),
                 (int)d.isolation, STR_FMT(d.text));
        if (strcmp(read, rows[i].read) != 0) {
            print_error("%s\n  is  %s\n  not %s\n", rows[i].text, read, rows[i].read);
            failures++;
        }
        value_unref(d.json);
    }
    arena_finish(&a);
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_is_read_in_its_shape),
        cmocka_unit_test(an_event_has_a_level_and_a_container),
        cmocka_unit_test(a_text_of_several_events_is_cut),
        cmocka_unit_test(a_document_in_a_line_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
