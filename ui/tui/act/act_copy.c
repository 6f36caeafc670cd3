/* Copying: what is selected, for the terminal's clipboard or a file. */
#include "model/base/buf.h"
#include "model/base/quote.h"
#include "model/json/json.h"
#include "model/os/os.h"
#include "model/shell/shell_word.h"
#include "specgen/convert/convert.h"
#include "specgen/credential/mask.h"
#include "ui/present/run_line.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/copy_of_image.h"
#include "ui/tui/act/copy_subject.h"
#include "ui/tui/act/copying.h"
#include "ui/tui/act/masked.h"
#include "ui/tui/state/complete.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/view/panes.h"

#include <errno.h>
#include <stdlib.h>

static bool has_place(const struct ui_copy_subject *s)
{
    return s->row.kind != UI_ROW_SECTION;
}

static struct str path_of(struct ui_state *st, const struct ui_copy_subject *s)
{
    struct mdl_path path;

    if (s->node != NULL)
        return spec_node_path(&st->scratch, s->node);
    if (!has_place(s) || !ui_check(st, ui_path_of_place(st, &s->row.place, &path)))
        return STR_NONE;
    return mdl_path_text(&st->scratch, path.steps, path.count);
}

/* What a message calls the subject. */
static struct str name_of(struct ui_state *st, const struct ui_copy_subject *s)
{
    struct str path;

    if (s->node != NULL && s->node->parent == NULL)
        return STR_LIT("the spec");
    path = path_of(st, s);
    return path.len > 0 ? path : STR_LIT("this entry");
}

static void nothing(struct ui_state *st)
{
    ui_say(st, UI_ROLE_TEXT,
           st->mode == UI_MODE_TABLE
               ? "this line is about no single field"
               : "nothing to copy here: select a field or a line of the spec");
}

/* ---- value and subtree ------------------------------------------------------------------ */

static struct str json_of(struct ui_state *st, const struct value *v)
{
    struct str out;
    char *text;
    size_t len;

    if (v == NULL || !ui_check(st, json_write(&text, &len, v, 2)))
        return STR_NONE;
    out = arena_str(&st->scratch, (struct str){text, len});
    free(text);
    return out;
}

static struct str value_text(struct ui_state *st, const struct ui_copy_subject *s)
{
    if (s->node != NULL)
        return s->node->kind == SPEC_STRING ? s->node->u.text : spec_json(&st->scratch, s->node, 2);
    if (s->row.value != NULL &&
        (s->row.value->kind == VALUE_LIST || s->row.value->kind == VALUE_MAP))
        return json_of(st, s->row.value);
    if (s->row.value != NULL && s->row.value->kind == VALUE_STRING)
        return s->row.value->u.text;
    return mdl_value_print(&st->scratch, s->row.place.field, s->row.value);
}

static bool is_json(const struct ui_copy_subject *s)
{
    if (s->node != NULL)
        return s->node->kind == SPEC_LIST || s->node->kind == SPEC_OBJECT;
    return s->row.value->kind == VALUE_LIST || s->row.value->kind == VALUE_MAP;
}

static struct str item_text(struct ui_state *st, void *ctx)
{
    struct ui_copy_subject s = ui_copy_subject(st);

    (void)ctx;
    return s.item != NULL ? s.item->text : STR_NONE;
}

/* An entry of several lines is one row: where a line ends a blank stands, as in a table. */
static struct str in_one_line(struct ui_state *st, struct str text)
{
    char *line = arena_cstr(&st->scratch, text);

    for (size_t i = 0; line != NULL && i < text.len; i++)
        if (line[i] == '\n')
            line[i] = ' ';
    return line != NULL ? (struct str){line, text.len} : STR_NONE;
}

static void copy_item(struct ui_state *st, bool raw)
{
    const char *note;
    struct str text = ui_without_secrets(&note, st, item_text, NULL, true);

    if (raw)
        ui_copy_as_is(st, STR_LIT("the entry"), text, note);
    else if (text.len > 0)
        ui_copy_text(st, arena_printf(&st->scratch, "the entry%s", note), in_one_line(st, text));
}

static void copy_value(struct ui_state *st, const struct ui_copy_subject *s, bool raw)
{
    struct str text = value_text(st, s);
    struct str what = arena_printf(&st->scratch, "the value of %.*s", STR_FMT(name_of(st, s)));

    if (raw)
        ui_copy_as_is(st, what, text, "");
    else if (is_json(s))
        ui_copy_json(st, what, text, "");
    else
        ui_copy_text(st, what, text);
}

void act_copy_value(struct ui_state *st, struct str argument)
{
    struct ui_copy_subject s;

    if (ui_copy_row(st))
        return;
    s = ui_copy_subject(st);
    if (s.node == NULL && s.item == NULL && !has_place(&s))
        nothing(st);
    else if (s.node == NULL && s.item == NULL && s.row.value == NULL)
        ui_say(st, UI_ROLE_TEXT, "%.*s is not set; %s copies its path",
               STR_FMT(ui_place_name(st, &s.row)), ui_key_of(st, UI_ACTION_COPY_PATH));
    else if (s.item != NULL)
        copy_item(st, str_is(argument, "raw"));
    else
        copy_value(st, &s, str_is(argument, "raw"));
}

/* A part of the spec as JSON, by its path. */
static struct str spec_part(struct ui_state *st, void *ctx)
{
    const struct str *path = ctx;
    const struct spec_result *r = &ui_document_result(ui_current(st))->assessment.spec;
    const struct spec_node *node = spec_find(r->spec, *path);

    return node != NULL ? spec_json(&st->scratch, node, 2) : STR_NONE;
}

static void copy_spec_part(struct ui_state *st, struct str what, const struct spec_node *node,
                           const char *end)
{
    struct str path = spec_node_path(&st->scratch, node), text;
    const char *note;

    text = ui_without_secrets(&note, st, spec_part, &path, false);
    if (text.len > 0)
        ui_copy_json(st, what, arena_printf(&st->scratch, "%.*s%s", STR_FMT(text), end), note);
}

static struct str as_it_is(struct ui_state *st, void *ctx)
{
    const struct str *text = ctx;

    (void)st;
    return *text;
}

/* Of a spec that was brought. */
static void copy_given_part(struct ui_state *st, struct str what, const struct spec_node *node,
                            const char *end)
{
    struct str text = spec_json(&st->scratch, node, 2);
    const char *note;

    text = ui_without_secrets(&note, st, as_it_is, &text, true);
    if (text.len > 0)
        ui_copy_json(st, what, arena_printf(&st->scratch, "%.*s%s", STR_FMT(text), end), note);
}

static struct str values_below(struct ui_state *st, void *ctx)
{
    struct ui_copy_subject s = ui_copy_subject(st);

    (void)ctx;
    return json_of(st, s.row.value);
}

static void copy_values_below(struct ui_state *st, struct str what)
{
    const char *note;
    struct str text = ui_without_secrets(&note, st, values_below, NULL, false);

    if (text.len > 0)
        ui_copy_json(st, what, text, note);
}

void act_copy_subtree(struct ui_state *st, struct str argument)
{
    struct ui_copy_subject s = ui_copy_subject(st);
    struct str what;

    (void)argument;
    if (s.node == NULL && s.row.value == NULL) {
        nothing(st);
        return;
    }
    what = arena_printf(&st->scratch, "%.*s as JSON", STR_FMT(name_of(st, &s)));
    if (s.node == NULL)
        copy_values_below(st, what);
    else if (ui_document_tree(ui_current(st)) != UI_TREE_SPEC)
        copy_given_part(st, what, s.node, "");
    else
        copy_spec_part(st, what, s.node, "");
}

void act_copy_spec(struct ui_state *st, struct str argument)
{
    const struct ui_document *d = ui_current(st);
    const struct spec_result *r = &ui_document_result(d)->assessment.spec;

    (void)argument;
    if (ui_document_tree(d) != UI_TREE_SPEC)
        copy_given_part(
            st, arena_printf(&st->scratch, "the whole %s spec", ui_trees[ui_document_tree(d)].name),
            d->tree->lines->lines[0].node, "\n");
    else if (r->spec == NULL)
        ui_say(st, UI_ROLE_WARNING, "there is no spec: the container does not come so far");
    else
        copy_spec_part(
            st, r->error != NULL ? STR_LIT("the unfinished spec") : STR_LIT("the whole spec"),
            r->spec, "\n");
}

/* ---- where it is -------------------------------------------------------------------------- */

void act_copy_path(struct ui_state *st, struct str argument)
{
    struct ui_copy_subject s = ui_copy_subject(st);
    struct str path = path_of(st, &s);

    (void)argument;
    if (path.len == 0)
        nothing(st);
    else
        ui_copy_text(st, arena_printf(&st->scratch, "the path %.*s", STR_FMT(path)), path);
}

/* RFC 6901: "~" and "/" inside of a key as "~0" and "~1". */
static struct str pointer_step(struct arena *a, struct str pointer, struct str key)
{
    struct buf out = {NULL, 0, 0, false};

    buf_add(&out, pointer);
    buf_char(&out, '/');
    for (size_t i = 0; i < key.len; i++) {
        if (key.s[i] == '~' || key.s[i] == '/')
            buf_add(&out, key.s[i] == '~' ? STR_LIT("~0") : STR_LIT("~1"));
        else
            buf_char(&out, key.s[i]);
    }
    return buf_in_arena(&out, a);
}

static struct str pointer_to_node(struct arena *a, const struct spec_node *node)
{
    struct str above;
    size_t place = 0;

    if (node->parent == NULL)
        return STR_NONE;
    above = pointer_to_node(a, node->parent);
    if (node->parent->kind == SPEC_OBJECT)
        return pointer_step(a, above, node->key);
    for (const struct spec_node *n = node->parent->u.kids.first; n != node; n = n->next)
        place++;
    return arena_printf(a, "%.*s/%zu", STR_FMT(above), place);
}

static struct str pointer_of(struct ui_state *st, const struct ui_copy_subject *s)
{
    struct str out = STR_NONE;
    struct mdl_path path;

    if (s->node != NULL)
        return pointer_to_node(&st->scratch, s->node);
    if (!has_place(s) || !ui_check(st, ui_path_of_place(st, &s->row.place, &path)))
        return STR_NONE;
    for (size_t i = 0; i < path.count; i++)
        out = path.steps[i].key.s != NULL
                  ? pointer_step(&st->scratch, out, path.steps[i].key)
                  : arena_printf(&st->scratch, "%.*s/%zu", STR_FMT(out), path.steps[i].index);
    return out;
}

void act_copy_pointer(struct ui_state *st, struct str argument)
{
    struct ui_copy_subject s = ui_copy_subject(st);

    (void)argument;
    if (s.node == NULL && !has_place(&s))
        nothing(st);
    else
        ui_copy_text(
            st, arena_printf(&st->scratch, "the JSON pointer of %.*s", STR_FMT(name_of(st, &s))),
            pointer_of(st, &s));
}

/* ---- docker run, why -------------------------------------------------------------------- */

/* The nearest place at or above with a flag, or an element of one. */
static void docker_flags(struct ui_state *st, struct convert_flags *out, const struct ui_row *row,
                         enum shell shell)
{
    enum mdl_field_id flag = ui_docker_field(row->place.field);
    struct ui_place place = row->place;
    struct mdl_path path;

    *out = (struct convert_flags){.text = STR_NONE};
    while (place.field != flag && mdl_fields[place.field].parent != flag) {
        if (ui_field_is_element(place.field))
            place.count--;
        place.field = mdl_fields[place.field].parent;
    }
    if (mdl_fields[flag].type == MDL_T_OBJECT && place.field != flag)
        place.field = flag;
    if (ui_check(st, ui_path_of_place(st, &place, &path)))
        (void)ui_check(st, convert_flags(out, &st->scratch,
                                         value_at(ui_document_now(ui_current(st))->root, path.steps,
                                                  path.count),
                                         path.steps, path.count, shell));
}

/* The `:` line takes no other names. */
static const struct shell_name *shell_of(struct str argument)
{
    const struct shell_name *shell = shell_find(argument);

    return shell != NULL ? shell : &shell_names[0];
}

struct copied_line {
    const struct shell_name *shell;
    struct ui_run_line line;
    bool hidden; /* the secrets of its credential specs, as in all that is copied */
};

static struct str run_line(struct ui_state *st, void *ctx)
{
    struct copied_line *c = ctx;

    if (!ui_check(st, ui_run_line(&c->line, &st->scratch, ui_document_now(ui_current(st))->root,
                                  c->shell->shell)))
        c->line = (struct ui_run_line){.text = STR_NONE};
    c->hidden = !ui_current(st)->unmasked && mask_needed(c->line.text);
    return c->hidden ? mask_secrets(&st->scratch, c->line.text) : c->line.text;
}

/* It is there to be run, so its secrets stay in it but those of credential specs, which is said.
 * What the line loses, silospec convert tells in full. */
static void copy_run_line(struct ui_state *st, const struct shell_name *shell, const char *tail)
{
    struct copied_line c = {.shell = shell};
    struct str text = run_line(st, &c);
    const char *note = "", *secrets = ", secrets and all";

    if (c.hidden)
        secrets = ", secrets and all but those of its credential spec";
    if (text.len > 0)
        (void)ui_without_secrets(&note, st, run_line, &c, false);
    if (text.len > 0)
        ui_copy_text(st,
                     arena_printf(&st->scratch, "the run line for %s%s%s%.*s", shell->title, tail,
                                  note[0] != '\0' ? secrets : "", STR_FMT(c.line.lost)),
                     text);
    else if (st->message == NULL)
        ui_say(st, UI_ROLE_WARNING, "%s has no way to say this container's run line", shell->title);
}

void act_copy_run(struct ui_state *st, struct str argument)
{
    copy_run_line(st, shell_of(argument), "");
}

/* Of what no flag sets, the whole line. PowerShell's words are safe in bash, too, though not always
 * the same. */
void act_copy_docker(struct ui_state *st, struct str argument)
{
    struct ui_copy_subject s = ui_copy_subject(st);
    const struct shell_name *shell = shell_of(argument);
    struct convert_flags flags;
    struct mdl_path path;
    const char *label;

    if (has_place(&s) && !ui_check(st, ui_path_of_place(st, &s.row.place, &path)))
        return;
    if (has_place(&s) && ui_is_of_image(&path)) {
        ui_say_of_image(st, s.row.place.field, &path);
        return;
    }
    if (!has_place(&s) || ui_docker_field(s.row.place.field) == MDL_F_NONE) {
        copy_run_line(st, shell, ", as no flag sets this");
        return;
    }
    docker_flags(st, &flags, &s.row, shell->shell);
    label = mdl_field_text(ui_docker_field(s.row.place.field)).label;
    if (flags.unsayable)
        ui_say(st, UI_ROLE_WARNING, "%s: %s has no way to say this value%s", label, shell->title,
               shell->shell != SHELL_BASH ? "; :copy-docker bash has" : "");
    else if (flags.text.len > 0)
        ui_copy_text(st,
                     arena_printf(&st->scratch, "for docker run in %s: %.*s%s%.*s%s", shell->title,
                                  STR_FMT(flags.text), flags.why.len > 0 ? " (not all: " : "",
                                  STR_FMT(flags.why), flags.why.len > 0 ? ")" : ""),
                     flags.text);
    else if (flags.why.len > 0)
        ui_say(st, UI_ROLE_WARNING, "%s: %.*s", label, STR_FMT(flags.why));
    else if (st->message == NULL)
        ui_say(st, UI_ROLE_TEXT, "%s: 'docker run' needs no flag for this value", label);
}

static struct str why_text(struct ui_state *st, void *ctx)
{
    struct ui_view v = {.st = st, .scratch = &st->scratch};
    const struct ui_table_row *row = ui_copy_window_row(st);

    (void)ctx;
    if (st->mode == UI_MODE_TABLE)
        return row != NULL ? row->detail : STR_NONE;
    return ui_view_why_text(&v);
}

void act_copy_why(struct ui_state *st, struct str argument)
{
    const char *note;
    struct str text;

    if (st->mode == UI_MODE_TABLE && st->window.table.kind == UI_TABLE_WHY) {
        act_copy_table(st, argument); /* all of it is the explanation */
        return;
    }
    text = ui_without_secrets(&note, st, why_text, NULL, true);
    if (text.len > 0)
        ui_copy_lines(st, STR_LIT("the explanation"), text, note);
    else if (st->mode == UI_MODE_TABLE)
        ui_say(st, UI_ROLE_TEXT, "there is no explanation of this line");
    else if (st->message == NULL)
        nothing(st);
}
