#include "ui/cli/read_notes.h"

#include "model/base/bounds.h"
#include "model/json/json.h"
#include "specgen/credential/mask.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

#include <stdlib.h>

#define SHOWN_CONFLICTS 10

static size_t count_of(const struct evidence *told, enum note_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < told->note_count; i++)
        count += told->notes[i].kind == kind && !evidence_is_unread(&told->notes[i]);
    return count;
}

/* What had to be taken for granted to make a request of a line or a file, in which letters it was
 * read, and what of a file stops the daemon. */
static bool is_of_import(struct str about)
{
    return str_is(about, "request") || str_is(about, "spec") || str_is(about, "encoding") ||
           str_is(about, "daemon.json");
}

static void print_remarks(const char *file, const struct evidence *told,
                          const struct cli_args *args)
{
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; i < told->note_count; i++) {
        const struct note *n = &told->notes[i];

        if (evidence_is_unread(n) || (n->kind == NOTE_REMARK && is_of_import(n->about)))
            output_note("%s: %.*s", file, STR_FMT(redacted_text(args, &a, n->text)));
    }
    arena_finish(&a);
}

/* ---- conflicts ---- */

static struct str value_text(struct arena *a, const struct value *v, bool secrets)
{
    struct str copy = STR_LIT("nothing");
    char *text = NULL;
    size_t len = 0;
    struct err *e;

    if (v == NULL)
        return copy;
    if (v->kind == VALUE_STRING)
        return secrets ? v->u.text : mask_secrets(a, v->u.text);
    e = json_write(&text, &len, v, 0);
    if (e == NULL)
        copy = arena_str(a, (struct str){text, len});
    err_free(e);
    free(text);
    return str_cut(secrets ? copy : mask_secrets(a, copy), 0, BOUND_SHOWN);
}

static void print_conflict(const char *file, const struct conflict *c, const struct cli_args *args)
{
    struct str other = c->dropped_source.len > 0 ? c->dropped_source : STR_LIT("the document");
    bool secrets = args_has(args, "secrets");
    struct str kept, dropped;
    struct arena a;

    if (args->redaction != NULL) {
        output_note("%s: %.*s is as %.*s tells it, and not as %.*s", file, STR_FMT(c->path),
                    STR_FMT(c->kept_source), STR_FMT(other));
        return;
    }
    arena_init(&a);
    kept = value_text(&a, c->kept, secrets);
    dropped = value_text(&a, c->dropped, secrets);
    output_note("%s: %.*s is %.*s (%.*s), and not %.*s (%.*s)", file, STR_FMT(c->path),
                STR_FMT(kept), STR_FMT(c->kept_source), STR_FMT(dropped), STR_FMT(other));
    arena_finish(&a);
}

static void print_conflicts(const char *file, const struct evidence *told,
                            const struct cli_args *args)
{
    for (size_t i = 0; i < told->conflict_count && i < SHOWN_CONFLICTS; i++)
        print_conflict(file, &told->conflicts[i], args);
    if (told->conflict_count > SHOWN_CONFLICTS)
        output_note("%s: %zu more things were told differently by two", file,
                    told->conflict_count - SHOWN_CONFLICTS);
}

/* ---- all ---- */

void read_notes_print(const char *file, const struct evidence *told, const struct cli_args *args)
{
    size_t undone = count_of(told, NOTE_SALVAGED), left_out = count_of(told, NOTE_LEFT_OUT);

    if (undone > 0)
        output_note("%s: %zu thing%s that pasting did %s undone", file, undone,
                    undone == 1 ? "" : "s", undone == 1 ? "was" : "were");
    if (left_out > 0)
        output_note("%s: %zu line%s left out; 'silospec identify' lists %s", file, left_out,
                    left_out == 1 ? " is" : "s are", left_out == 1 ? "it" : "them");
    print_conflicts(file, told, args);
    print_remarks(file, told, args);
}

void read_notes_list(const char *file, const struct evidence *told, const struct cli_args *args)
{
    static const char what[][12] = {
        [NOTE_REMARK] = "", [NOTE_SALVAGED] = "undone: ", [NOTE_LEFT_OUT] = "left out: "};
    struct str where;

    for (size_t i = 0; i < told->note_count; i++) {
        const struct note *n = &told->notes[i];

        if (n->kind == NOTE_PIECE)
            continue; /* 'silospec identify' tells it */
        where = n->file.len > 0 ? n->file : str_of(file);
        if (n->line > 0)
            output_note("%.*s:%u: %s%.*s", STR_FMT(where), n->line, what[n->kind],
                        STR_FMT(n->text));
        else
            output_note("%.*s: %s%.*s", STR_FMT(where), what[n->kind], STR_FMT(n->text));
    }
    print_conflicts(file, told, args);
}
