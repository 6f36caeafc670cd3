#include "model/formats/scenario.h"

#include "model/base/num.h"
#include "model/document/document.h"
#include "model/files/save.h"
#include "model/files/text.h"
#include "model/formats/format.h"
#include "model/formats/inspect.h"
#include "model/formats/pasted_text.h"
#include "model/formats/same_container.h"
#include "model/json/json.h"
#include "model/yaml/yaml.h"
#include "model/yaml/yaml_comments.h"

#include <stdlib.h>

/* ---- reading ---------------------------------------------------------------------------- */

static bool has(const struct value *root, const char *key)
{
    return value_get(root, str_of(key)) != NULL;
}

static bool has_map(const struct value *root, const char *key)
{
    const struct value *part = value_get(root, str_of(key));

    return part != NULL && part->kind == VALUE_MAP;
}

/* "host: web01" alone is what somebody says. */
static bool has_parts(const struct value *root)
{
    return has(root, "silospec") || has_map(root, "container") || has_map(root, "host");
}

unsigned format_scenario_recognises(const struct input *in)
{
    if (in->value == NULL || !has_parts(in->value))
        return 0;
    return has(in->value, "silospec") ? 100 : 90;
}

static struct err *no_version(const struct value *root)
{
    struct err *e;

    if (!has_parts(root))
        return input_unknown(root);
    e = err_new(ERR_INPUT, "the format version is missing");
    e = err_at(e, NULL, root->line, root->column);
    return err_remedy(e, "write 'silospec: 1' at the top");
}

/* Without the right version nothing else in the file has a meaning, so this comes first. */
static struct err *check_version(const struct value *root)
{
    const struct value *v = value_get(root, STR_LIT("silospec"));
    enum err_class class = ERR_INPUT;
    uint64_t version;
    struct err *e;

    if (v == NULL)
        return no_version(root);
    if (v->kind == VALUE_NUMBER && num_uint64(&version, v->u.text) == NUM_OK) {
        if (version == MDL_FORMAT_VERSION)
            return NULL;
        class = ERR_UNSUPPORTED;
    } else if (v->kind != VALUE_NULL) {
        return NULL; /* mdl_doc_new() says what is wrong with it */
    }
    e = err_new(class, "found format version %.*s, expected %d",
                STR_FMT(v->kind == VALUE_NULL ? STR_LIT("null") : v->u.text), MDL_FORMAT_VERSION);
    return err_path(err_at(e, NULL, v->line, v->column), STR_LIT("silospec"));
}

struct err *format_scenario_read(struct evidence *out, const struct input *in)
{
    struct err *e = check_version(in->value);
    const struct value *container;

    if (e == NULL && !in->json)
        e = paste_flat(in->value, "container", "HostConfig Config Path Image", "scenario");
    if (e != NULL)
        return e;
    if (out->choice_count == out->chosen)
        evidence_tell(out, STR_NONE, value_ref(in->value), STR_NONE);
    container = value_get(in->value, STR_LIT("container"));
    (void)same_container_offer(out, container,
                               container != NULL ? inspect_name(container) : STR_NONE);
    return NULL;
}

struct err *scenario_read_json(const struct value **out, struct str text)
{
    const struct value *root = NULL;
    struct mdl_doc *doc = NULL;
    struct err *e;

    if ((e = json_read(&root, text)) != NULL)
        return e;
    if ((e = check_version(root)) != NULL || (e = mdl_doc_new(&doc, root)) != NULL) {
        value_unref(root);
        return e;
    }
    mdl_doc_free(doc);
    *out = root;
    return NULL;
}

struct err *scenario_read_line(const struct value **out, struct arena *a, struct str text)
{
    const struct value *root = NULL;
    struct err *e = json_read_in(&root, a, text);

    if (e == NULL)
        e = check_version(root);
    if (e == NULL)
        *out = root;
    return e;
}

/* ---- writing ---------------------------------------------------------------------------- */

struct err *scenario_write(char **out, size_t *len, const struct value *root,
                           enum scenario_format format)
{
    char *bytes = NULL, *longer;
    size_t count = 0;
    struct err *e = format == SCENARIO_JSON ? json_write(&bytes, &count, root, 2)
                                            : yaml_write(&bytes, &count, root);

    if (e != NULL)
        return e;
    if (count == 0 || bytes[count - 1] != '\n') {
        if ((longer = realloc(bytes, count + 2)) == NULL) {
            free(bytes);
            return err_oom();
        }
        bytes = longer;
        bytes[count++] = '\n';
        bytes[count] = '\0';
    }
    *out = bytes;
    *len = count;
    return NULL;
}

/* A file that cannot be read any more has no comments. */
static struct err *keep_comments(char **bytes, size_t *len, const char *like, size_t *lost)
{
    struct text before = {NULL, 0, NULL};
    struct err *e = text_read_file(&before, like);
    char *kept = NULL;

    if (e != NULL && !err_is_lack(e)) {
        err_free(e);
        return NULL;
    }
    if (e == NULL)
        e = yaml_keep_comments(&kept, len, (struct str){*bytes, *len},
                               (struct str){before.bytes, before.len}, lost);
    text_free(&before);
    if (e != NULL)
        return e;
    free(*bytes);
    *bytes = kept;
    return NULL;
}

struct err *scenario_save(const char *file, const struct value *root, enum scenario_format format,
                          const char *like, size_t *lost)
{
    char *bytes = NULL;
    size_t len = 0, gone = 0;
    struct err *e = scenario_write(&bytes, &len, root, format);

    if (e == NULL && format == SCENARIO_YAML && like != NULL)
        e = keep_comments(&bytes, &len, like, &gone);
    if (e == NULL)
        e = save_file(file, (struct str){bytes, len});
    free(bytes);
    if (e == NULL && lost != NULL)
        *lost = gone;
    return e;
}
