/* Malformed artefacts say where they are: in a note, or in the error of one that cannot be read. */
#include "document_testing.h"

#include "model/formats/artefact.h"

/* A note of that kind in that line, with that text in it; or the error of a text of which nothing
 * can be read. */
static const struct {
    const char *text;
    enum note_kind kind;
    unsigned line;
    const char *part;
} malformed[] = {
    {"REGEDIT4\n[HKEY_X]\n\"a\"=\"b\"\n\"c\"=oops\n", NOTE_LEFT_OUT, 4,
     "column 5: expected a text"},
    {"REGEDIT4\n[HKEY_X]\n\"a\"=\"b\"\n\"c\"=\"d\"#e\n", NOTE_LEFT_OUT, 4,
     "column 8: regedit drops"},
    {"REGEDIT4\n[HKEY_X]\n\"a\"=\"b\"\n\"c\"=dword:xyz\n", NOTE_LEFT_OUT, 4,
     "column 11: expected 1"},
    {"REGEDIT4\n[HKEY_X]\n\"a\"=\"b\"\n\"c\"=hex:1,zz\n", NOTE_LEFT_OUT, 4,
     "column 11: this is no"},
    {"REGEDIT4\n[HKEY_X]\n\"a\"=\"b\"\n\"c\n", NOTE_LEFT_OUT, 4, "column 2: expected a name"},
    {"REGEDIT4\n[HKEY_X]\n\"a\"=\"b\"\n[HKEY_Y\n", NOTE_LEFT_OUT, 4, "the ] at the end"},
    {"REGEDIT4\n\"a\"=\"b\"\n[HKEY_X]\n\"a\"=\"b\"\n", NOTE_LEFT_OUT, 2, "column 1: no key"},
    {"REGEDIT4\n[HKEY_X]\n\"a\"=\"b\"\nHello\n", NOTE_LEFT_OUT, 4, "column 1: expected [KEY]"},
    {"Windows Registry Editor Version 5.0\n[HKEY_X]\n\"a\"=\"b\"\n", NOTE_LEFT_OUT, 1,
     "regedit reads"},
    {"FROM a:1\nUSER x\nWORKDR y\n", NOTE_LEFT_OUT, 3, "'WORKDR' is no instruction"},
    {"FROM a:1\nUSER x\nSHELL cmd\n", NOTE_LEFT_OUT, 3, "JSON form only"},
    {"FROM a:1\nUSER x\nCMD a \\\n", NOTE_SALVAGED, 3, "in the middle of an instruction"},
    {"FROM a:1\nUSER ${WHO}\n", NOTE_REMARK, 2, "has a variable"},
    {"{\"createOptions\": {},\n}\n", NOTE_SALVAGED, 2, "a comma too many"},
    {"<ContainerHostPolicies Isolation=\"process\">\n<LogConfig Driver=\"etwlogs\"/>\n",
     NOTE_LEFT_OUT, 2, "<LogConfig>"},
    {"<ContainerHostPolicies Isolation=\"process\">\n<SecurityOption Value=\"a\"\n", NOTE_SALVAGED,
     2, "in the middle of a tag"},
};

static bool has_note(const struct artefact *s, size_t i)
{
    for (size_t n = 0; n < s->evidence.note_count; n++) {
        const struct note *note = &s->evidence.notes[n];

        if (note->kind == malformed[i].kind && note->line == malformed[i].line &&
            strstr(arena_cstr((struct arena *)&s->evidence.arena, note->text), malformed[i].part))
            return true;
    }
    return false;
}

static void what_is_malformed_says_where(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(malformed) / sizeof(malformed[0]); i++) {
        struct artefact s;

        assert_no_error(artefact_read(&s, str_of(malformed[i].text), "f"));
        if (!has_note(&s, i)) {
            for (size_t n = 0; n < s.evidence.note_count; n++)
                print_message("%u: %.*s\n", s.evidence.notes[n].line,
                              STR_FMT(s.evidence.notes[n].text));
            fail_msg("no such note:\n%s", malformed[i].text);
        }
        artefact_close(&s);
    }
}

static const struct {
    const char *text;
    unsigned line, column;
    const char *part;
} refused[] = {
    {"REGEDIT4\n[HKEY_X]\n\"c\"=oops\n", 3, 5, "expected a text in quotes"},
    {"apiVersion: windows.k8s.io/v1\nkind: GMSACredentialSpec\n", 1, 1, "no member credspec"},
    {"apiVersion: v1\nkind: Pod\nmetadata: {{ .M }}\na: [\n", 4, 5,
     "that began at line 4, column 5"},
    {"# escape=`\nARG A=b\n", 0, 0, ""},
    {"{\"createOptions\": \"{oops\"}", 1, 0, "in the text of createOptions"},
    {"{\"modulesContent\": {\"$edgeAgent\": {\"properties.desired\": {\"modules\": {\n"
     "\"m\": {\"settings\": {\"image\": \"i\", \"createOptions01\": \"{oops\"}}}}}}}",
     2, 0, "in the text of createOptions"},
};

static void what_cannot_be_read_at_all_says_where(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        struct artefact s;
        struct err *e = artefact_read(&s, str_of(refused[i].text), "f");
        char *line = err_line(e);

        assert_non_null(line);
        if ((refused[i].line > 0 && e->line != refused[i].line) ||
            (refused[i].column > 0 && e->column != refused[i].column) ||
            strstr(line, refused[i].part) == NULL)
            fail_msg("%s", line);
        free(line);
        err_free(e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_malformed_says_where),
        cmocka_unit_test(what_cannot_be_read_at_all_says_where),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
