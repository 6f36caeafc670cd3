/* What each piece of each file is. */
#include "model/formats/identify.h"
#include "specgen/report/report_build.h"
#include "ui/cli/args.h"
#include "ui/cli/output.h"
#include "ui/cli/reading.h"
#include "ui/cli/redacted.h"

static void print_gives(unsigned gives)
{
    const char *separator = "   gives ";

    for (size_t i = 0; i < GIVES_COUNT; i++)
        if ((gives & (1u << i)) != 0) {
            (void)printf("%s%s", separator, gives_names[i]);
            separator = ", ";
        }
}

static void print_note(const char *what, unsigned line, struct str text)
{
    (void)printf("    %s, line %u: ", what, line);
    output_text(stdout, text);
    (void)putchar('\n');
}

static const char *what_of(enum note_kind kind)
{
    return kind == NOTE_SALVAGED ? "undone" : "left out";
}

static void print_notes(const struct pieces *p, size_t piece, const struct evidence *said)
{
    for (size_t i = 0; i < p->note_count; i++) {
        const struct piece_note *n = &p->notes[i];
        size_t owner = n->piece < p->count ? n->piece : p->count - 1;

        if (owner == piece)
            print_note(what_of(n->kind), n->line, n->text);
    }
    for (size_t i = 0; i < said->note_count; i++)
        if (said->notes[i].kind != NOTE_REMARK)
            print_note(what_of(said->notes[i].kind), said->notes[i].line, said->notes[i].text);
}

static struct err *print_piece(const struct sources *all, const struct source *s, size_t i)
{
    struct piece *piece = &s->pieces.items[i];
    struct identity id;
    struct err *e = identity_of(&id, all, s, piece);

    if (e != NULL)
        return e;
    (void)printf("  lines %u-%u   %s", piece->first_line, piece->last_line, id.kind);
    print_gives(id.gives);
    if (id.engine.len > 0)
        (void)printf("   %.*s", STR_FMT(id.engine));
    (void)putchar('\n');
    if (id.because.len > 0) {
        (void)printf("    ");
        output_text(stdout, id.because);
        (void)putchar('\n');
    }
    if (id.nearest != NULL)
        (void)printf("    the nearest kind is %s\n", id.nearest);
    print_notes(&s->pieces, i, &id.said);
    identity_finish(&id);
    return NULL;
}

static struct err *print_all(const struct sources *s)
{
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < s->count; i++) {
        output_text(stdout, str_of(s->items[i].name));
        (void)printf(": %s\n", s->items[i].encoding);
        for (size_t p = 0; e == NULL && p < s->items[i].pieces.count; p++)
            e = print_piece(s, &s->items[i], p);
    }
    return e;
}

static bool has_unknown(const struct sources *s)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t p = 0; p < s->items[i].pieces.count; p++)
            if (s->items[i].pieces.items[p].kind != NULL)
                return false;
    return true;
}

int cli_identify(const struct cli_args *args)
{
    struct cli_reading reading;
    struct sources s;
    const struct value *report = NULL;
    struct err *e = NULL;
    int status = CLI_OK;

    reading_begin(&reading, args);
    s = (struct sources){.options = reading.options};
    for (size_t i = 0; e == NULL && i < args->operand_count; i++)
        e = sources_add_file(&s, args->operands[i]);
    reading_end(&reading);
    if (e == NULL)
        e = redacted_sources(args, &s);
    if (e == NULL && args_has(args, "json")) {
        if ((e = identify_report(&report, &s)) == NULL)
            e = redacted_tree(args, &report);
    } else if (e == NULL) {
        e = print_all(&s);
    }
    if (e != NULL) {
        value_unref(report);
        status = output_error(e);
    } else if (report != NULL) {
        status = output_report(report_answer(REPORT_IDENTIFY, report), true);
    }
    if (status == CLI_OK && has_unknown(&s))
        status = CLI_INPUT;
    sources_close(&s);
    return status;
}
