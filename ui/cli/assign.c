#include "ui/cli/assign.h"

#include "model/base/bounds.h"
#include "model/document/edit.h"
#include "model/document/engine.h"
#include "specgen/redact/redact.h"
#include "ui/cli/output.h"
#include "ui/cli/read_notes.h"

#include <string.h>

const char *assign_equals(const char *text)
{
    bool quoted = false;

    for (; *text != '\0'; text++) {
        if (quoted && *text == '\\' && text[1] != '\0')
            text++;
        else if (*text == '"')
            quoted = !quoted;
        else if (*text == '=' && !quoted)
            return text;
    }
    return NULL;
}

/* The value's only line is no place to look at; how it is written helps more. */
static struct err *with_form(struct err *e, enum mdl_field_id field)
{
    const struct mdl_field *f = &mdl_fields[field];

    for (struct err *s = e; s != NULL; s = s->next)
        (void)err_moved(s, 0, 0);
    if (e == NULL || e->remedy != NULL)
        return e;
    if (f->type == MDL_T_LIST && f->fixed_count > 0)
        return err_remedy(e, "write it like [30, 120]");
    if (f->type == MDL_T_LIST)
        return err_remedy(e, "write a list like [\"a\", \"b\"], or one element: PATH[0]=a");
    if (f->type == MDL_T_MAP || f->type == MDL_T_OBJECT)
        return err_remedy(e, "write it like {\"Name\": \"a\"}, or one member: PATH.Name=a");
    return e;
}

static struct err *field_at(struct mdl_path *out, struct arena *a, struct str path,
                            const struct value *root)
{
    struct err *e = mdl_path_parse_edit(out, a, path, root);

    if (e == NULL && out->field == MDL_F_NONE)
        e = err_new(ERR_NOT_FOUND, "no field has this path");
    return e;
}

static struct err *assign(const struct value **out, const struct value *root, struct arena *a,
                          const char *text)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET};
    const char *equals = assign_equals(text);
    struct err *e;

    if (equals == NULL)
        return err_remedy(err_new(ERR_INPUT, "expected PATH=VALUE"),
                          "--unset PATH takes a field out");
    e = field_at(&edit.path, a, (struct str){text, (size_t)(equals - text)}, root);
    if (e != NULL)
        return e;
    if ((e = mdl_value_parse(&edit.value, edit.path.field, str_of(equals + 1))) != NULL)
        return with_form(e, edit.path.field);
    e = mdl_edit_apply(out, root, &edit);
    value_unref(edit.value);
    return e != NULL ? with_form(e, edit.path.field) : NULL;
}

static struct err *unset(const struct value **out, const struct value *root, struct arena *a,
                         const char *path)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET};
    struct err *e = field_at(&edit.path, a, str_of(path), root);

    return e != NULL ? e : mdl_edit_apply(out, root, &edit);
}

struct str assign_engine_name(struct arena *a, const char *typed)
{
    return typed[0] >= '0' && typed[0] <= '9' ? arena_printf(a, "moby-%s", typed) : str_of(typed);
}

static struct str asked(struct arena *a, const struct cli_args *args)
{
    const char *name = args_value(args, "engine", 0);

    return name != NULL ? assign_engine_name(a, name) : STR_NONE;
}

struct err *assign_release(uint32_t *out, const struct cli_args *args)
{
    struct arena a;
    struct err *e;

    if (args_has(args, "engine") && args_value(args, "engine", 0)[0] == '\0')
        return err_remedy(err_new(ERR_INPUT, "--engine: the name is empty"),
                          "'silospec engines' lists them");
    arena_init(&a);
    e = mdl_engine_find(out, asked(&a, args));
    arena_finish(&a);
    return err_wrap(e, "--engine");
}

typedef struct err *change(const struct value **out, const struct value *root, struct arena *a,
                           const char *text);

/* *root is owned, and replaced when the text fits. */
static struct err *put(const struct value **root, struct arena *a, const char *text, change *made)
{
    const struct value *next;
    struct err *e = made(&next, *root, a, text);

    if (e != NULL)
        return e;
    value_unref(*root);
    *root = next;
    return NULL;
}

static struct err *put_engine(const struct value **root, const struct cli_args *args)
{
    const char *text;
    uint32_t release;
    struct arena a;
    struct err *e;

    if (!args_has(args, "engine"))
        return NULL;
    if ((e = assign_release(&release, args)) != NULL)
        return e;
    arena_init(&a);
    text = arena_cstr(&a, arena_printf(&a, "engine=%.*s", STR_FMT(asked(&a, args))));
    e = text != NULL ? put(root, &a, text, assign) : err_oom();
    arena_finish(&a);
    return err_wrap(e, "--engine");
}

/* Of `convert`, --shell is who shall read the line that is made. */
static const char *typed_into(const struct cli_args *args)
{
    bool converts = args->command->name != NULL && strcmp(args->command->name, "convert") == 0;

    return args_value(args, converts ? "from" : "shell", 0);
}

struct reading_options assign_reading(const struct cli_args *args)
{
    const char *shell = typed_into(args);
    struct reading_options options = {.has_shell = false};

    options.has_shell = shell != NULL && shell_by_name(&options.shell, str_of(shell));
    return options;
}

static bool is_added(const struct cli_given *given)
{
    return strcmp(given->option->name, "info") == 0 || strcmp(given->option->name, "with") == 0;
}

const char *assign_file(const struct cli_args *args, size_t i)
{
    for (size_t k = 0; k < args->given_count; k++) {
        const struct cli_given *given = &args->given[k];

        if (is_added(given) && i-- == 0)
            return given->value;
    }
    return NULL;
}

/* In the order of the command line, so that the last one has the last word. */
static struct err *put_files(const struct value **root, const struct cli_args *args,
                             struct evidence *told)
{
    const struct reading_options reading = assign_reading(args);
    struct err *e = NULL;

    if (assign_file(args, BOUND_ADDED_FILES) != NULL)
        return err_remedy(err_new(ERR_LIMIT, "more than %d files are added with --with and --info",
                                  BOUND_ADDED_FILES),
                          "put them into a folder: --with FOLDER reads all files in it");
    for (size_t i = 0; e == NULL && i < args->given_count; i++) {
        const struct cli_given *given = &args->given[i];

        if (strcmp(given->option->name, "info") == 0)
            e = err_wrap(artefact_add(root, told, given->value, &reading), "--info");
        else if (strcmp(given->option->name, "with") == 0)
            e = err_wrap(artefact_add(root, told, given->value, &reading), "--with");
    }
    return e;
}

/* Those of --set and --unset. */
static struct err *put_fields(const struct value **root, const struct cli_args *args)
{
    struct err *e = NULL;
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; e == NULL && i < args->given_count; i++) {
        const char *name = args->given[i].option->name, *text = args->given[i].value;

        if (strcmp(name, "set") == 0)
            e = put(root, &a, text, assign);
        else if (strcmp(name, "unset") == 0)
            e = put(root, &a, text, unset);
        if (e != NULL)
            e = err_wrap(e, "--%s '%s'", name, text);
    }
    arena_finish(&a);
    return e;
}

struct err *assign_quietly(const struct value **root, const struct cli_args *args,
                           struct evidence *told)
{
    const struct value *now = value_ref(*root);
    struct err *e;

    if ((e = put_files(&now, args, told)) != NULL || (e = put_engine(&now, args)) != NULL ||
        (e = put_fields(&now, args)) != NULL ||
        (args->redaction != NULL && (e = redact_document(args->redaction, &now)) != NULL)) {
        value_unref(now);
        return e;
    }
    value_unref(*root);
    *root = now;
    return NULL;
}

/* What was said of several files stands under all of them: which one said it is in its words. */
static struct str files_added(struct arena *a, const struct cli_args *args)
{
    enum { NAMED = 3 };
    struct str names = STR_NONE;
    size_t count = 0;

    for (size_t i = 0; i < args->given_count; i++) {
        const struct cli_given *given = &args->given[i];

        if (is_added(given) && count++ < NAMED)
            names =
                arena_printf(a, "%.*s%s%s", STR_FMT(names), count > 1 ? ", " : "", given->value);
    }
    return count <= NAMED ? names
                          : arena_printf(a, "%.*s and %zu more", STR_FMT(names), count - NAMED);
}

struct err *assign_all(const struct value **root, const struct cli_args *args)
{
    struct evidence told;
    const char *files;
    struct arena a;
    struct err *e;

    arena_init(&a);
    evidence_init(&told);
    e = assign_quietly(root, args, &told);
    files = arena_cstr(&a, files_added(&a, args));
    if (files == NULL)
        e = err_join(e, err_oom());
    if (e == NULL && !args_has(args, "engine")) { /* which has the last word */
        struct str engine = evidence_remark(&told, STR_LIT("engine"));

        if (engine.len > 0)
            output_note("%s: %.*s", files, STR_FMT(engine));
    }
    if (e == NULL && told.count + told.note_count > 0)
        read_notes_print(files, &told, args);
    evidence_finish(&told);
    arena_finish(&a);
    return e;
}
