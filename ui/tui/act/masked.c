#include "ui/tui/act/masked.h"

#include "specgen/redact/redact.h"
#include "ui/tui/act/actions.h"

struct err *ui_mask_end(struct ui_state *st, struct err *e)
{
    for (size_t i = 0; i < st->document_count; i++)
        e = err_join(e, ui_document_drop(st->documents[i]));
    ui_compare_update(st);
    return e;
}

/* One redaction for all that is open: they may be compared. */
struct err *ui_mask_begin(struct ui_state *st)
{
    struct redaction r;
    struct err *e = NULL;

    redaction_init(&r, REDACT_SECRETS);
    for (size_t i = 0; e == NULL && i < st->document_count; i++) {
        const struct value *root = value_ref(ui_document_now(st->documents[i])->root);

        if ((e = redact_document(&r, &root)) == NULL)
            e = ui_document_mask(st->documents[i], root);
        value_unref(root);
    }
    redaction_finish(&r);
    ui_compare_update(st);
    return e;
}
