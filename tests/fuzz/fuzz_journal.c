/* Any bytes as a journal: its head, its count, its replay. Whatever is wrong in it, the history can
 * be undone to its beginning and redone to its end. */
#include "model/formats/scenario.h"
#include "tests/fuzz/fuzz.h"
#include "ui/store/journal_lines.h"

#include <stdio.h>
#include <stdlib.h>

#define DOCUMENT                                                                                   \
    "{\"silospec\":1,\"container\":{\"Id\":\"a\",\"Args\":[\"x\",\"y\"],\"HostConfig\":"           \
    "{\"CpuCount\":2}}}"
#define HEAD                                                                                       \
    "{\"silospec-journal\":1,\"file\":\"/a/b.yaml\",\"digest\":\"0123456789abcdef\"}\n" DOCUMENT   \
    "\n"

static void broken(const char *what)
{
    fprintf(stderr, "%s\n", what);
    abort();
}

static void must(struct err *e)
{
    if (e != NULL)
        broken(e->text);
}

static void check_error(struct err *e)
{
    if (e == NULL)
        return;
    if (e->text[0] == '\0' || e->class == ERR_INTERNAL || e->class == ERR_OOM)
        broken(e->text);
    err_free(e);
}

static void walk(struct mdl_history *h)
{
    const char *label = NULL;

    while (mdl_history_position(h) > 0)
        must(mdl_undo(h, &label));
    do {
        must(mdl_redo(h, &label));
    } while (label != NULL);
}

static void replay(const struct journal_text *t)
{
    struct journal_replay r = {.base = NULL};
    const struct value *root;
    struct mdl_history *h;

    must(scenario_read_json(&root, STR_LIT(DOCUMENT)));
    must(mdl_history_new(&h, root));
    (void)ui_journal_count(t);
    check_error(ui_journal_replay(&r, t, t->bytes.len % 2 == 0, h));
    if (r.end > t->bytes.len)
        broken("the end lies behind the journal");
    walk(h);
    value_unref(r.base);
    mdl_history_free(h);
    value_unref(root);
}

/* What begins with a plus are records behind a head that is whole. */
static char *journal_of(const uint8_t *data, size_t size, size_t *len)
{
    bool records = size > 0 && data[0] == '+';
    size_t head = records ? sizeof(HEAD) - 1 : 0;
    char *text;

    data += records;
    size -= records;
    text = malloc(head + size + 1);

    if (text == NULL)
        abort();
    memcpy(text, HEAD, head);
    if (size > 0)
        memcpy(text + head, data, size);
    *len = head + size;
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t len;
    char *text = journal_of(data, size, &len);
    struct journal_text t;
    struct err *e = ui_journal_read_head(&t, (struct str){text, len});

    if (e != NULL) {
        check_error(e);
    } else {
        replay(&t);
        ui_journal_text_finish(&t);
    }
    free(text);
    return 0;
}
