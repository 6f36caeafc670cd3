/* The case file of the document: X, :report FILE. Secrets are masked in it unless they are shown on
 * purpose. */
#include "model/files/save.h"
#include "specgen/redact/redact.h"
#include "ui/casefile/casefile.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/complete.h"

/* What was said is masked as the document is. */
static struct err *mask(struct redaction *r, struct arena *a, const struct value **root,
                        struct case_saying *saying, size_t count)
{
    struct err *e = redact_document(r, root);

    for (size_t i = 0; e == NULL && i < count; i++)
        saying[i].text = redact_text(r, a, saying[i].text);
    return e != NULL || !arena_failed(a) ? e : err_oom();
}

static struct err *make(struct buf *out, struct ui_document *d, struct arena *a,
                        enum case_format format, bool shown)
{
    const struct value *root = value_ref(ui_document_now(d)->root);
    struct case_saying *saying = NULL;
    struct case_options options = {.redacted = !shown, .settings = d->settings};
    struct redaction r;
    struct case_file c;
    struct err *e = case_sayings(&saying, &options.saying_count, a, &d->file.sources);

    redaction_init(&r, REDACT_SECRETS);
    options.saying = saying;
    if (e == NULL && !shown)
        e = mask(&r, a, &root, saying, options.saying_count);
    if (e == NULL && (e = case_make(&c, root, &options)) == NULL) {
        case_write(out, &c, format);
        case_finish(&c);
    }
    redaction_finish(&r);
    value_unref(root);
    return e == NULL && out->failed ? err_oom() : e;
}

static void write_report(struct ui_state *st, const char *file)
{
    struct ui_document *d = ui_current(st);
    struct buf out = {.s = NULL};
    struct str other_names = ui_other_names(st, file);
    enum case_format format;
    struct err *e = case_format_of_file(&format, str_of(file));

    if (e == NULL)
        e = make(&out, d, &st->scratch, format, d->unmasked);
    if (e == NULL)
        e = save_file(file, buf_str(&out));
    if (ui_check(st, e))
        ui_say(st, UI_ROLE_OK,
               "wrote the case file to %s%.*s: %zu bytes%s; silospec opens it again", file,
               STR_FMT(other_names), out.len, d->unmasked ? "" : ", secrets masked");
    buf_finish(&out);
}

static void write_prompted(struct ui_state *st)
{
    ui_write_prompted(st, write_report);
}

static void accepted(struct ui_state *st, struct str text)
{
    static const struct ui_answer answers[] = {
        {'y', "overwrite it", write_prompted},
        {'n', "keep it", NULL},
    };
    enum case_format format;

    if (ui_check(st, case_format_of_file(&format, text)))
        ui_write_where(st, text, write_report, answers);
}

void act_report(struct ui_state *st, struct str argument)
{
    ui_prompt_open(st, "write the case file to (.md, .html): ", argument, accepted);
    st->prompt.complete = ui_complete_path;
    if (argument.len > 0) {
        st->mode = UI_MODE_PANES;
        accepted(st, argument);
    }
}
