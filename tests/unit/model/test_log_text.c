/* One record of a daemon's log in each of its forms. */
#include "document_testing.h"

#include "model/diagnosis/log_text.h"

#include <stdio.h>
#include <string.h>

static const char *or_none(const char *text)
{
    return text != NULL ? text : "-";
}

static void a_record_is_read_in_its_form(void **state)
{
    static const struct {
        const char *text, *read; /* form level message / call document / path / failure */
    } rows[] = {
        {"time=\"2024\" level=error msg=\"a \\\"b\\\" c\\nd\" error=\"boom\" module=x",
         "logfmt error 'a \"b\" c\nd' - -  'a \"b\" c\nd: boom'"},
        {"level=info msg=plain id=ab cid=cd", "logfmt info 'plain' - -  ''"},
        {"level=info =x msg=\"a\" b", "logfmt info 'a' - -  ''"},
        {"time=1 level=info msg=a time=2 level=error msg=b", "logfmt info 'a' - -  ''"},
        {"level=panic msg=z error=q", "logfmt fatal 'z' - -  'z: q'"},
        {"level=error msg=\"Handler for GET /v1/x returned error: y\"",
         "logfmt error 'Handler for GET /v1/x returned error: y' - - /v1/x ''"},
        {"level=error msg=\"Handler for POST /v1/x returned error: y\"",
         "logfmt error 'Handler for POST /v1/x returned error: y' - - /v1/x 'y'"},
        {"level=error msg=\"Handler for POST\"", "logfmt error 'Handler for POST' - -  ''"},
        {"level=debug msg=\"form data: {\\\"Name\\\":\\\"n\\\",\\\"IPAM\\\":{}}\"",
         "logfmt debug 'form data: {\"Name\":\"n\",\"IPAM\":{}}' api.NetworkCreate network-body  "
         "''"},
        {"level=debug msg=\"form data: {\\\"CheckDuplicate\\\":true}\"",
         "logfmt debug 'form data: {\"CheckDuplicate\":true}' api.NetworkCreate network-body  ''"},
        {"level=debug msg=\"form data: {\\\"password\\\":\\\"*\\\",\\\"username\\\":\\\"u\\\"}\"",
         "logfmt debug 'form data: {\"password\":\"*\",\"username\":\"u\"}' - other-body  ''"},
        {"level=debug msg=\"form data: {\\\"Driver\\\":\\\"local\\\",\\\"Name\\\":\\\"v\\\"}\"",
         "logfmt debug 'form data: {\"Driver\":\"local\",\"Name\":\"v\"}' - other-body  ''"},
        {"level=debug msg=\"form data: {\\\"Cmd\\\":[]}\"",
         "logfmt debug 'form data: {\"Cmd\":[]}' api.ExecCreate exec-body  ''"},
        {"DEBU[0001] form data: {\"HostConfig\":{},\"Cmd\":[]}",
         "tty debug 'form data: {\"HostConfig\":{},\"Cmd\":[]}' api.ContainerCreate create-body  "
         "''"},
        {"level=debug msg=\"Result: {\\\"ID\\\":\\\"a\\\"}\"",
         "logfmt debug 'Result: {\"ID\":\"a\"}' hcs.* hcs-result  ''"},
        {"WARN[0001] x", "tty warning 'x' - -  ''"},
        {"WARN[0001] sending event   container=a event=exit event-info=\"{a init 840 3221226505 "
         "x}\"",
         "tty warning 'sending event   container=a event=exit event-info=\"{a init 840 3221226505 "
         "x}\"' process.Exit -  ''"},
        /* What stands around it. */
        {"[9:12 AM] Smith, Joe\nWARN[0001] x\nPS C:\\> exit", "tty warning 'x' - -  ''"},
        {"```\nlevel=info msg=a\n```", "logfmt info 'a' - -  ''"},
        {"We see this:\n\n> level=info msg=a\n\nDo you know it?", "logfmt info 'a' - -  ''"},
        {"\xEF\xBB\xBF[09:13:01.589][A][Info   ] x\n[09:13:02.589][A][Error  ] z",
         "desktop info 'x' - -  ''"},
        {"{\"level\":\"warning\",\"msg\":\"m\"}\n\nDo you know it?", "json warning 'm' - -  ''"},
        {"time=1 level=info msg=\"Windows default isolation mode: hyperv\\nx\"",
         "logfmt info 'Windows default isolation mode: hyperv\nx' - -  ''"},
        {"FATA[1] y", "tty fatal 'y' - -  ''"},
        {"XXXX[0001] x", "eventlog info 'XXXX[0001] x' - -  ''"},
        {"WARN[0001 x", "eventlog info 'WARN[0001 x' - -  ''"},
        {"{\"level\":\"warning\",\"msg\":\"m\",\"error\":\"e\"}", "json warning 'm' - -  ''"},
        {"{\"level\":5,\"msg\":\"m\"}", "json - 'm' - -  ''"},
        {"{\"level\":\"x\"}", "eventlog info '{\"level\":\"x\"}' - -  ''"},
        {"[09:13:01.589][WindowsDaemon  ][Error   ] debug: x", "desktop debug 'x' - -  ''"},
        {"[09:13:01.589][A][Warning] error: z", "desktop error 'z' - -  ''"},
        {"[09:13:01.589][A][Info   ] other: z", "desktop info 'other: z' - -  ''"},
        {"[09:13:01.589][A][Info   ] x\n y\n[09:13:02.589][A][Error  ] z",
         "desktop info 'x\n y' - -  ''"},
        {"[09:13:01.589][A][Info   ] time=\"x\" level=debug msg=\"y\"",
         "desktop-logfmt debug 'y' - -  ''"},
        {"[09:13:01.589][A] x", "eventlog info '[09:13:01.589][A] x' - -  ''"},
        {"[09:13:01.589 x", "eventlog info '[09:13:01.589 x' - -  ''"},
        {"[09", "eventlog info '[09' - -  ''"},
        {"just text", "eventlog info 'just text' - -  ''"},
        {"", "eventlog info '' - -  ''"},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct log_text l;
        char read[300];

        assert_no_error(log_text(&l, &a, str_of(rows[i].text)));
        snprintf(read, sizeof(read), "%s %s '%.*s' %s %s %.*s '%.*s'", l.form, or_none(l.level),
                 STR_FMT(l.message), or_none(l.call), or_none(l.document), STR_FMT(l.http),
                 STR_FMT(l.failure));
        if (strcmp(read, rows[i].read) != 0)
            fail_msg("%s\n  is  %s\n  not %s", rows[i].text, read, rows[i].read);
        log_text_finish(&l);
    }
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_record_is_read_in_its_form)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
