#include "ui/store/journal_lines.h"

#include "model/base/bounds.h"
#include "model/base/num.h"
#include "model/base/utf8.h"
#include "model/json/json.h"
#include "model/os/os.h"

#include <inttypes.h>
#include <stdlib.h>

static const char edit_names[][12] = {
    [MDL_EDIT_SET] = "set",       [MDL_EDIT_INSERT] = "insert",
    [MDL_EDIT_REMOVE] = "remove", [MDL_EDIT_DUPLICATE] = "duplicate",
    [MDL_EDIT_MOVE] = "move",     [MDL_EDIT_RENAME] = "rename",
};

enum { EDIT_KINDS = sizeof(edit_names) / sizeof(edit_names[0]), FORMAT = 1 };

/* FNV-1a: tells an accident apart, not a forger. */
struct journal_digest ui_journal_digest(const char *file)
{
    struct journal_digest digest = {""};
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    struct os_info info;
    FILE *f = NULL;
    char block[4096];
    size_t n;
    bool small = file != NULL && os_look(&info, file) == 0 && info.bytes <= BOUND_DIGESTED;
    struct err *e = small ? os_open_read(&f, file) : NULL;
    bool ok;

    err_free(e);
    if (f == NULL)
        return digest;
    while ((n = fread(block, 1, sizeof(block), f)) > 0)
        for (size_t i = 0; i < n; i++)
            hash = (hash ^ (unsigned char)block[i]) * UINT64_C(0x100000001b3);
    ok = ferror(f) == 0;
    (void)fclose(f);
    if (ok)
        (void)snprintf(digest.text, sizeof(digest.text), "%016" PRIx64, hash);
    return digest;
}

/* ---- writing ---- */

static bool push(struct value *map, const char *key, const struct value *child)
{
    return child != NULL && value_map_push(map, str_of(key), 0, 0, child);
}

static bool push_text(struct value *map, const char *key, struct str text)
{
    return push(map, key, value_string(text));
}

static const struct value *number(size_t n)
{
    char text[24];

    (void)snprintf(text, sizeof(text), "%zu", n);
    return value_number(str_of(text));
}

/* Writes v, NULL when memory was short, on a line of its own. */
static struct err *put_line(struct buf *out, const struct value *v)
{
    char *text = NULL;
    size_t len = 0;
    struct err *e = v != NULL ? json_write(&text, &len, v, 0) : err_oom();

    if (e != NULL)
        return e;
    buf_add(out, (struct str){text, len});
    buf_char(out, '\n');
    free(text);
    return out->failed ? err_oom() : NULL;
}

/* Takes `map`; not `ok`: memory was short while it was made. */
static struct err *put_map(struct buf *out, struct value *map, bool ok)
{
    struct err *e = put_line(out, ok ? map : NULL);

    value_unref(map);
    return e;
}

/* A name that is no UTF-8 is none in JSON either: its bytes stand there in hexadecimal. */
static bool push_file(struct value *map, struct str file)
{
    struct buf hex = {.s = NULL};
    bool ok;

    if (utf8_valid(file))
        return push_text(map, "file", file);
    for (size_t i = 0; i < file.len; i++)
        buf_printf(&hex, "%02x", (unsigned char)file.s[i]);
    ok = !hex.failed && push_text(map, "file-bytes", buf_str(&hex));
    buf_finish(&hex);
    return ok;
}

struct err *ui_journal_put_head(struct buf *out, const char *file, struct journal_digest digest,
                                const struct value *before)
{
    struct value *map = value_map();
    bool ok = map != NULL && push(map, "silospec-journal", number(FORMAT));
    struct err *e;

    if (ok && file != NULL)
        ok = push_file(map, str_of(file)) && push_text(map, "digest", str_of(digest.text));
    e = put_map(out, map, ok);
    return e != NULL ? e : put_line(out, before);
}

static const struct value *path_list(const struct mdl_path *path)
{
    struct value *list = value_list();

    for (size_t i = 0; i < path->count && list != NULL; i++) {
        const struct value_step *step = &path->steps[i];
        const struct value *item =
            step->key.s != NULL ? value_string(step->key) : number(step->index);

        if (item == NULL || !value_list_push(list, item)) {
            value_unref(list);
            return NULL;
        }
    }
    return list;
}

struct err *ui_journal_put_edit(struct buf *out, const struct mdl_edit *edit, const char *label)
{
    struct value *map = value_map();
    bool ok = map != NULL && push_text(map, "edit", str_of(edit_names[edit->kind])) &&
              push(map, "path", path_list(&edit->path));

    if (ok && edit->value != NULL)
        ok = push(map, "value", value_ref(edit->value));
    if (ok && edit->to != 0)
        ok = push(map, "to", number(edit->to));
    if (ok && edit->name.s != NULL)
        ok = push_text(map, "name", edit->name);
    if (ok && label != NULL)
        ok = push_text(map, "label", str_of(label));
    return put_map(out, map, ok);
}

struct err *ui_journal_put_replace(struct buf *out, const struct value *root, const char *label)
{
    struct value *map = value_map();
    bool ok = map != NULL && push_text(map, "replace", str_of(label != NULL ? label : ""));
    struct err *e = put_map(out, map, ok);

    return e != NULL ? e : put_line(out, root);
}

/* ---- reading ---- */

/* The line at *at without its end, and *at behind it; false: there is no whole one. */
static bool next_line(struct str bytes, size_t *at, struct str *out)
{
    ptrdiff_t end = str_find(bytes, '\n', *at);

    if (end < 0)
        return false;
    *out = str_cut(bytes, *at, (size_t)end);
    *at = (size_t)end + 1;
    return true;
}

static struct str text_of(const struct value *map, const char *key)
{
    const struct value *v = value_get(map, str_of(key));

    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

static bool number_of(const struct value *v, size_t *out)
{
    uint64_t n = 0;

    if (v == NULL || v->kind != VALUE_NUMBER || num_uint64(&n, v->u.text) != NUM_OK || n > SIZE_MAX)
        return false;
    *out = (size_t)n;
    return true;
}

static int nibble(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* *out stays NULL when the head names no file. */
static struct err *read_file(char **out, const struct value *head)
{
    struct str file = text_of(head, "file"), hex = text_of(head, "file-bytes");
    size_t len = file.s != NULL ? file.len : hex.len / 2;
    char *name;

    if (file.s == NULL && hex.s == NULL)
        return NULL;
    if ((name = malloc(len + 1)) == NULL)
        return err_oom();
    for (size_t i = 0; i < len; i++) {
        int high = file.s != NULL ? 0 : nibble(hex.s[2 * i]);
        int low = file.s != NULL ? 0 : nibble(hex.s[2 * i + 1]);

        name[i] = file.s != NULL ? file.s[i] : (char)(high * 16 + low);
        if (high < 0 || low < 0 || name[i] == '\0') {
            free(name);
            return err_new(ERR_INPUT, "the journal's head names no file");
        }
    }
    name[len] = '\0';
    *out = name;
    return NULL;
}

/* No document begins so. */
static bool is_record(struct str line)
{
    static const char begins[][12] = {"{\"edit\":", "{\"undo\":", "{\"redo\":", "{\"replace\":"};

    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts(line, str_of(begins[i])))
            return true;
    return false;
}

struct err *ui_journal_read_head(struct journal_text *out, struct str bytes)
{
    struct journal_text t = {.bytes = bytes};
    const struct value *head = NULL;
    struct str line, digest;
    size_t at = 0, format = 0;
    struct err *e;

    if (!next_line(bytes, &at, &line))
        return err_new(ERR_NOT_FOUND, "the journal is not begun");
    t.document = at;
    if ((e = json_read(&head, line)) != NULL)
        return err_wrap(e, "the journal's head");
    if (head->kind != VALUE_MAP ||
        !number_of(value_get(head, STR_LIT("silospec-journal")), &format)) {
        e = err_new(ERR_INPUT, "it is not a journal of silospec");
    } else if (format != FORMAT) {
        e = err_new(ERR_UNSUPPORTED, "it is a journal of format %zu; this program knows %d", format,
                    FORMAT);
    } else if (!next_line(bytes, &at, &line)) {
        e = err_new(ERR_NOT_FOUND, "the journal is not begun");
    } else {
        digest = text_of(head, "digest");
        e = read_file(&t.file, head);
        if (digest.len < sizeof(t.digest.text) && digest.len > 0)
            memcpy(t.digest.text, digest.s, digest.len);
        t.first = is_record(line) ? t.document : at;
    }
    value_unref(head);
    if (e == NULL)
        *out = t;
    return e;
}

void ui_journal_text_finish(struct journal_text *t)
{
    free(t->file);
    *t = (struct journal_text){.file = NULL};
}

#define REPLACE STR_LIT("{\"replace\":")

size_t ui_journal_count(const struct journal_text *t)
{
    size_t count = 0, at = t->first;
    struct str line, root;

    while (next_line(t->bytes, &at, &line)) {
        if (str_starts(line, REPLACE) && !next_line(t->bytes, &at, &root))
            break;
        count++;
    }
    return count;
}

static struct err *bad_record(void)
{
    return err_new(ERR_INPUT, "no edit, undo, redo or replace");
}

static struct err *read_edit(struct mdl_edit *out, struct arena *a, const struct value *map)
{
    struct mdl_edit edit = {.value = value_get(map, STR_LIT("value"))};
    const struct value *path = value_get(map, STR_LIT("path"));
    struct str kind = text_of(map, "edit");
    size_t k = 0;

    while (k < EDIT_KINDS && !str_is(kind, edit_names[k]))
        k++;
    if (k == EDIT_KINDS || path == NULL || path->kind != VALUE_LIST)
        return bad_record();
    edit.kind = (enum mdl_edit_kind)k;
    edit.path.count = path->u.list.count;
    edit.path.steps = arena_calloc(a, edit.path.count, sizeof(*edit.path.steps));
    if (edit.path.steps == NULL)
        return err_oom();
    for (size_t i = 0; i < edit.path.count; i++) {
        const struct value *step = path->u.list.items[i];

        if (step->kind == VALUE_STRING)
            edit.path.steps[i].key = step->u.text.s != NULL ? step->u.text : (struct str){"", 0};
        else if (!number_of(step, &edit.path.steps[i].index))
            return bad_record();
    }
    if (value_get(map, STR_LIT("to")) != NULL &&
        !number_of(value_get(map, STR_LIT("to")), &edit.to))
        return bad_record();
    edit.name = text_of(map, "name");
    if (edit.path.count == 0 || (edit.kind == MDL_EDIT_INSERT && edit.value == NULL) ||
        (edit.kind == MDL_EDIT_RENAME && edit.name.s == NULL))
        return bad_record();
    *out = edit;
    return NULL;
}

static struct err *replay_edit(struct journal_replay *r, const struct value *map,
                               struct mdl_history *h)
{
    struct mdl_edit edit = {.to = 0};
    struct arena a;
    struct err *e;
    char *label;

    arena_init(&a);
    if ((e = read_edit(&edit, &a, map)) == NULL) {
        label = arena_cstr(&a, text_of(map, "label"));
        e = label != NULL ? mdl_history_edit(h, &edit, label) : err_oom();
    }
    arena_finish(&a);
    if (e == NULL) {
        r->steps++;
        r->ahead = 0;
    }
    return e;
}

/* Where a line was lost, a record stands in its place, which is a map as well. */
static struct err *read_document(const struct value **out, struct str line)
{
    const struct value *root = NULL;
    struct err *e = json_read(&root, line);

    if (e == NULL && value_get(root, STR_LIT("silospec")) == NULL) {
        value_unref(root);
        return err_new(ERR_INPUT, "no document stands where the journal has one");
    }
    *out = root;
    return e;
}

static struct err *replay_document(struct str line, struct mdl_history *h, const char *label)
{
    const struct value *root = NULL;
    struct err *e = read_document(&root, line);

    if (e == NULL)
        e = mdl_history_replace(h, root, label);
    value_unref(root);
    return e;
}

struct err *ui_journal_read_base(const struct value **out, const struct journal_text *t)
{
    size_t at = t->document;
    struct str line = STR_NONE;

    (void)next_line(t->bytes, &at, &line);
    return err_wrap(read_document(out, line), "the document before the edits");
}

/* The document that was edited, unless `h` holds it: its file was changed since, or is gone. */
static struct err *replay_base(const struct value **base, const struct journal_text *t,
                               struct mdl_history *h)
{
    const struct value *root = NULL;
    struct err *e = ui_journal_read_base(&root, t);

    if (e == NULL && !value_eq(root, mdl_now(h)->root))
        e = mdl_history_replace(h, root, "unsaved edits");
    *base = root;
    return e;
}

static struct err *replay_replace(struct journal_replay *r, struct str text, struct str document,
                                  struct mdl_history *h)
{
    char *label = text.len > 0 ? strndup(text.s, text.len) : NULL;
    struct err *e = replay_document(document, h, label != NULL ? label : "replace");

    free(label);
    if (e == NULL)
        r->steps = r->ahead = 0;
    return e;
}

static struct err *replay_line(struct journal_replay *r, const struct value *map,
                               struct mdl_history *h)
{
    const char *ignored;
    struct err *e;

    if (value_get(map, STR_LIT("edit")) != NULL)
        return replay_edit(r, map, h);
    if (value_get(map, STR_LIT("undo")) != NULL && r->steps > 0) {
        if ((e = mdl_undo(h, &ignored)) == NULL) {
            r->steps--;
            r->ahead++;
        }
        return e;
    }
    if (value_get(map, STR_LIT("redo")) != NULL && r->ahead > 0) {
        if ((e = mdl_redo(h, &ignored)) == NULL) {
            r->steps++;
            r->ahead--;
        }
        return e;
    }
    return bad_record();
}

/* Takes the error about the document before the edits. */
static struct err *without_base(struct err *lost, bool same, bool replaced)
{
    return err_remedy(lost, "%s; the journal stays",
                      same       ? "the edits are made to the file, which is as it was"
                      : replaced ? "the document as it was later is recovered"
                                 : "the edits cannot be made without it");
}

struct err *ui_journal_replay(struct journal_replay *out, const struct journal_text *t, bool same,
                              struct mdl_history *h)
{
    struct journal_replay r = {.end = t->first};
    struct err *broken = NULL; /* since a line that could not be read */
    struct err *lost = replay_base(&r.base, t, h), *e = NULL;
    bool replaced = false, out_of_step = lost != NULL && !same;
    struct str line, document;
    size_t at = t->first;

    if (err_is_lack(lost)) {
        e = lost;
        lost = NULL;
    }
    while (e == NULL && next_line(t->bytes, &at, &line)) {
        const struct value *map = NULL;
        bool replaces = str_starts(line, REPLACE);
        struct err *problem;

        if (replaces && !next_line(t->bytes, &at, &document))
            break;
        if ((broken != NULL || out_of_step) && !replaces)
            continue;
        problem = json_read(&map, line);
        if (problem == NULL && replaces) {
            problem = replay_replace(&r, text_of(map, "replace"), document, h);
            if (problem == NULL) {
                err_free(broken);
                broken = NULL;
                replaced = true;
                out_of_step = false;
            }
        } else if (problem == NULL) {
            problem = replay_line(&r, map, h);
        }
        value_unref(map);
        if (problem != NULL && problem->class == ERR_OOM)
            e = problem;
        else if (problem != NULL && broken == NULL)
            broken = problem;
        else
            err_free(problem);
        r.end = at;
    }
    *out = r;
    if (e != NULL) {
        err_free(lost);
        err_free(broken);
        return e;
    }
    return lost != NULL ? err_join(without_base(lost, same, replaced), broken) : broken;
}
