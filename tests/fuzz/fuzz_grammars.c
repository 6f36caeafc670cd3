/* Any text through the small grammars of the engine and of ours: mounts, Windows paths and
 * arguments, credential specs, secrets that are masked, values of fields, paths of documents. The
 * first byte picks the engine or the field. */
#include "model/base/utf8.h"
#include "model/document/edit.h"
#include "model/document/path.h"
#include "platform/sim/sim.h"
#include "specgen/credential/credential_lint.h"
#include "specgen/credential/mask.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/gocompat/winargs.h"
#include "specgen/gocompat/winpath.h"
#include "specgen/preflight/mount_grammar.h"
#include "specgen/preflight/mount_spec.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static void broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

static void drop(struct err *e)
{
    if (e != NULL && (e->text[0] == '\0' || e->class == ERR_OOM || e->class == ERR_INTERNAL))
        broken("an error of ours", str_of(e->text));
    err_free(e);
}

static void check_mount(struct arena *a, unsigned pick, struct str text)
{
    static const struct mdl_doc nothing = {.root = NULL};
    const struct engine engine = engine_of(mdl_engines[pick % MDL_ENGINE_COUNT].latest);
    struct plat host = plat_sim(&nothing);
    struct mount_reader reader = {
        .a = a, .host = &host, .engine = &engine, .linux_image = (pick & 128) != 0};
    struct str lowered = text_lower(a, text), error = STR_NONE;
    struct mount_parts parts;
    struct mount_point point;

    if (!mount_read_raw(&point, &error, &reader, text) && error.len == 0)
        broken("refused without a word", text);
    if (mount_split(&parts, lowered, reader.linux_image) && parts.destination.len == 0)
        broken("a mount without a destination", text);
    (void)mount_is_name(text);
    (void)mount_is_reserved_word(text);
    (void)mount_is_reserved_name(text);
    (void)mount_is_host_directory(lowered);
}

static void check_winpath(struct arena *a, struct str text)
{
    for (int rules = 0; rules <= WINPATH_GO_1_20_11; rules++) {
        struct str parts[] = {text, winpath_clean(a, (enum winpath_rules)rules, text)};

        if (winpath_volume_len((enum winpath_rules)rules, text) > text.len)
            broken("a volume longer than its path", text);
        (void)winpath_is_abs((enum winpath_rules)rules, text);
        (void)winpath_join(a, (enum winpath_rules)rules, parts, 2);
    }
    (void)winpath_is_local(text);
}

static void check_winargs(struct arena *a, struct str text)
{
    const struct mdl_string args[] = {{MDL_SET, text}, {MDL_SET, STR_NONE}};

    if (winargs_escape(a, args, 2).len < text.len)
        broken("an argument lost something", text);
}

static void check_secrets(struct arena *a, unsigned pick, struct str text)
{
    const struct credential_context context = {
        .hostname = STR_LIT("web"), .os_build = 17763, .hyperv = pick % 2 == 0};
    struct str masked = mask_secrets(a, text);
    struct credential_report report;

    if (!credential_lint(&report, a, text, &context))
        broken("not looked at", text);
    if (mask_same_length(a, text).len != text.len)
        broken("masking in place moves", text);
    if (!mask_needed(text) && !str_eq(masked, text))
        broken("something is masked that need not be", text);
}

/* What is printed of a value is that value. */
static void check_value(struct arena *a, unsigned pick, struct str text)
{
    enum mdl_field_id field = (enum mdl_field_id)(pick * 5 % MDL_FIELD_COUNT);
    const struct value *v = NULL, *back = NULL;
    struct err *e = mdl_value_parse(&v, field, text);
    struct str printed;

    if (e != NULL || v == NULL) {
        drop(e);
        return;
    }
    printed = mdl_value_print(a, field, v);
    if ((e = mdl_value_parse(&back, field, printed)) != NULL)
        broken(e->text, printed);
    if (back == NULL || !value_eq(v, back))
        broken("a printed value is another one", text);
    (void)mdl_value_show(a, field, v);
    value_unref(v);
    value_unref(back);
}

static void check_path(struct arena *a, struct str text)
{
    struct value *root = value_map();
    struct mdl_path p, again;
    enum mdl_field_id field;
    struct err *e = mdl_path_split(&p, a, text);

    if (root == NULL)
        abort();
    if (e == NULL && utf8_valid(text)) { /* as all keys of a document are */
        struct str printed = mdl_path_text(a, p.steps, p.count);

        if ((e = mdl_path_split(&again, a, printed)) != NULL)
            broken(e->text, printed);
        if (!str_eq(printed, mdl_path_text(a, again.steps, again.count)))
            broken("a path is not what it prints", text);
    }
    drop(e);
    drop(mdl_path_parse(&p, a, text, root));
    drop(mdl_path_field(&field, a, text));
    value_unref(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data + 1, size - 1};
    struct arena a;

    if (size == 0)
        return 0;
    arena_init(&a);
    check_mount(&a, data[0], text);
    check_winpath(&a, text);
    check_winargs(&a, text);
    check_secrets(&a, data[0], text);
    check_value(&a, data[0], text);
    check_path(&a, text);
    arena_finish(&a);
    return 0;
}
