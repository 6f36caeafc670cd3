/* What is pasted over the panes: a whole artefact is opened, another one added to what is open. */
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/edit_document.h"

#include <stdlib.h>
#include <string.h>

/* What is a document of its own; the rest is added to the one that is open. */
#define OPENS_A_DOCUMENT (GIVES_ALL | GIVES_CONTAINER | GIVES_REQUEST)

static struct str pasted(const struct ui_state *st)
{
    return (struct str){st->pasted.s, st->pasted.len};
}

static bool keep(struct ui_state *st, struct str text)
{
    st->pasted.len = 0;
    buf_add(&st->pasted, text);
    if (st->pasted.failed)
        st->fatal = err_oom();
    return st->fatal == NULL;
}

/* "pasted", then "pasted-2": lists and the header tell them apart, and files they are saved to. */
static const char *free_title(struct ui_state *st)
{
    const char *title = "pasted";

    for (size_t i = 0, n = 2; title != NULL && i < st->document_count; i++)
        if (strcmp(st->documents[i]->title, title) == 0) {
            title = arena_cstr(&st->scratch, arena_printf(&st->scratch, "pasted-%zu", n++));
            i = (size_t)-1; /* from the first one again */
        }
    return title != NULL ? title : "pasted";
}

static void open_pasted(struct ui_state *st)
{
    struct ui_document *d;

    if (!ui_check_titled(st, "Paste", ui_document_read(&d, pasted(st), free_title(st))) ||
        !ui_add_document(st, d))
        return;
    if (artefact_is_scenario(&d->file))
        ui_say(st, UI_ROLE_OK, "opened a scenario from the paste%.*s", STR_FMT(ui_engine_note(st)));
    else
        ui_tell_opened(st);
    ui_ask_about_opened(st);
}

static void add_pasted(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    const struct value *root = value_ref(ui_document_now(d)->root);
    struct evidence told;

    evidence_init(&told);
    if (ui_check_titled(st, "Paste", artefact_add_text(&root, &told, pasted(st), "the paste")))
        ui_take_evidence(st, &told, root, NULL, NULL);
    value_unref(root);
    evidence_finish(&told);
}

static void ask(struct ui_state *st, const char *title)
{
    static const struct ui_answer answers[] = {
        {'o', "open it beside", open_pasted},
        {'n', "leave it", NULL},
    };

    ui_question_open(st,
                     arena_printf(&st->scratch, "The paste is %s; %s has unsaved edits.", title,
                                  ui_current(st)->title),
                     answers, sizeof(answers) / sizeof(answers[0]));
}

/* A line that makes a network asks for no container: it is added. */
static bool opens_a_document(const struct artefact *a)
{
    if ((a->kind->gives & OPENS_A_DOCUMENT) == 0)
        return false;
    return a->kind->gives != GIVES_REQUEST || !artefact_gives_document(a) ||
           evidence_fact(&a->evidence, STR_LIT("request.body")) != NULL;
}

void ui_paste(struct ui_state *st, struct str text)
{
    struct artefact a;
    const struct format *kind;
    struct err *e;
    bool opens;

    if (!ui_may_read(st))
        return;
    e = artefact_read(&a, text, "the paste");
    if (e != NULL && e->class != ERR_OOM && str_find(str_trim(text), '\n', 0) < 0) {
        err_free(e);
        ui_say(st, UI_ROLE_ERROR, "the paste is nothing that is read here%s",
               ui_gives_way(ui_current(st))
                   ? ": a docker inspect or info, a docker run line, compose, an error, a scenario"
                   : "; a value is pasted into its field, which Enter opens");
        return;
    }
    if (!ui_check_titled(st, "Paste", e))
        return;
    kind = a.kind;
    opens = opens_a_document(&a);
    artefact_close(&a);
    if (!keep(st, text))
        return;
    if (!opens && !ui_current(st)->blank)
        add_pasted(st);
    else if (mdl_history_dirty(ui_current(st)->history))
        ask(st, kind->title);
    else
        open_pasted(st);
}
