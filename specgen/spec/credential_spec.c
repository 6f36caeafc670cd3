#include "specgen/spec/credential_spec.h"

#include "model/base/quote.h"
#include "model/base/unicode.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/gocompat/winpath.h"
#include "specgen/spec/steps.h"

#define OBJECT_FILE ".json" /* behind the object's name */

const char spec_registry_key[] =
    "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Containers\\CredentialSpecs";

#define GENERIC_TEXT                                                                               \
    "invalid credential spec security option - value must be prefixed by 'file://', "              \
    "'registry://', or 'raw://' followed by a non-empty value"

static bool refuse(struct spec_build *b, struct spec_credential *look, enum spec_rule rule,
                   struct str text)
{
    look->failed = true;
    return spec_refuse(b, rule, SPEC_CLASS_INVALID_PARAMETER,
                       SPEC_REF_AT(SECURITY_OPT_ITEM, look->option), text);
}

static bool refuse_generic(struct spec_build *b, struct spec_credential *look)
{
    return refuse(b, look, RULE_SECURITY_OPT, STR_LIT(GENERIC_TEXT));
}

static void take_answer(struct spec_credential *look, const struct plat_text *answer)
{
    look->state = answer->state;
    look->from = answer->from;
    look->data = answer->v;
    look->system_error = answer->error;
}

/* Nobody can say what stands there: it does, and its text is left open. */
static bool leave_open(struct spec_build *b, struct spec_credential *look,
                       const struct spec_asked *asked)
{
    look->unknown = true;
    look->state = PLAT_UNKNOWN;
    look->from = *asked->from;
    (void)spec_ask(&b->r->unknowns, asked);
    return true;
}

static bool refuse_path(struct spec_build *b, struct spec_credential *look, struct str what)
{
    return refuse(
        b, look, RULE_CREDENTIAL_FILE,
        SPEC_TEXT(b, STR_LIT("invalid credential spec"),
                  engine_has(&b->engine, CHANGE_CREDENTIAL_TEXTS) ? STR_LIT(": ") : STR_LIT(" - "),
                  STR_LIT("file:// path "), what));
}

/* A pod names an object of its cluster, which stands in the document as a file of that name. */
static bool is_object(const struct spec_build *b, const struct spec_credential *look)
{
    return look->scheme == SPEC_SCHEME_FILE &&
           str_starts(mdl_made_by(b->doc->root), STR_LIT("containerd")) &&
           str_ends(look->cleaned, STR_LIT(OBJECT_FILE));
}

static struct str object_name(const struct spec_credential *look)
{
    return str_cut(look->cleaned, 0, look->cleaned.len - (sizeof(OBJECT_FILE) - 1));
}

static bool ask_file(struct spec_build *b, struct spec_credential *look,
                     const struct plat_from *from)
{
    bool object = is_object(b, look);

    return leave_open(
        b, look,
        &(struct spec_asked){.id = object ? SPEC_ASK_CREDENTIAL_OBJECT : SPEC_ASK_CREDENTIAL_FILE,
                             .rule = RULE_CREDENTIAL_FILE,
                             .subject = object ? object_name(look) : look->location,
                             .field = MDL_F_CREDENTIAL_FILES,
                             .key = look->cleaned,
                             .from = from});
}

static bool read_file(struct spec_build *b, struct spec_credential *look)
{
    enum winpath_rules paths = b->engine.paths;
    struct plat_text answer;
    struct str base, os_error;

    look->cleaned = winpath_clean(b->a, paths, look->asked);
    if (winpath_is_abs(paths, look->cleaned))
        return refuse_path(b, look, STR_LIT("cannot be absolute"));
    base = winpath_join(b->a, paths,
                        (const struct str[]){b->root_folder, STR_LIT("CredentialSpecs")}, 2);
    look->location = winpath_join(b->a, paths, (const struct str[]){base, look->cleaned}, 2);
    if (!str_starts(look->location, base))
        return refuse_path(b, look, SPEC_TEXT(b, STR_LIT("must be under "), base));
    look->beside_folder = look->location.len > base.len && look->location.s[base.len] != '\\' &&
                          !str_ends(base, STR_LIT("\\"));
    b->host->ops->credential_file(b->host->ctx, base, look->location, &answer);
    take_answer(look, &answer);
    spec_effect(b, SPEC_EFFECT_READ_FILE, look->location, STR_NONE,
                answer.state != PLAT_KNOWN && answer.state != PLAT_UNKNOWN);
    if (answer.state == PLAT_KNOWN)
        return true;
    if (answer.state == PLAT_UNKNOWN)
        return ask_file(b, look, &answer.from);
    os_error = answer.state == PLAT_DENIED
                   ? answer.error
                   : SPEC_TEXT(b, STR_LIT("open "), look->location,
                               STR_LIT(": The system cannot find the file specified."));
    look->failed = true;
    return spec_refuse_wrapped(
        b, RULE_CREDENTIAL_FILE, SPEC_REF_AT(SECURITY_OPT_ITEM, look->option),
        engine_has(&b->engine, CHANGE_CREDENTIAL_TEXTS)
            ? SPEC_TEXT(b, STR_LIT("failed to load credential spec for container "), b->c->id.v)
            : SPEC_TEXT(b, STR_LIT("credential spec for container "), b->c->id.v,
                        STR_LIT(" could not be read from file "),
                        quote_go(b->a, b->engine.unicode, look->location)),
        SPEC_CLASS_INVALID_PARAMETER, os_error, SPEC_CLASS_UNKNOWN);
}

static bool open_key(struct spec_build *b, struct spec_credential *look)
{
    struct plat_text answer;

    b->host->ops->registry_key(b->host->ctx, &answer);
    if (answer.state == PLAT_KNOWN || answer.state == PLAT_UNKNOWN)
        return true;
    take_answer(look, &answer);
    look->failed = true;
    spec_effect(b, SPEC_EFFECT_READ_REGISTRY, look->asked, STR_NONE, true);
    return spec_refuse_wrapped(
        b, RULE_CREDENTIAL_REGISTRY, SPEC_REF_AT(SECURITY_OPT_ITEM, look->option),
        SPEC_TEXT(b, STR_LIT("failed handling spec "),
                  quote_go(b->a, b->engine.unicode, look->asked), STR_LIT(" for container "),
                  b->c->id.v, STR_LIT(" - registry key "), look->location,
                  STR_LIT(" could not be opened")),
        SPEC_CLASS_INVALID_PARAMETER,
        answer.state == PLAT_DENIED ? answer.error
                                    : STR_LIT("The system cannot find the file specified."),
        SPEC_CLASS_UNKNOWN);
}

static bool read_registry(struct spec_build *b, struct spec_credential *look)
{
    struct plat_text answer;

    look->location = str_of(spec_registry_key);
    if (!open_key(b, look))
        return false;
    b->host->ops->registry_value(b->host->ctx, look->asked, &answer);
    take_answer(look, &answer);
    spec_effect(b, SPEC_EFFECT_READ_REGISTRY, look->asked, STR_NONE,
                answer.state != PLAT_KNOWN && answer.state != PLAT_UNKNOWN);
    if (answer.state == PLAT_UNKNOWN)
        return leave_open(b, look,
                          &(struct spec_asked){.id = SPEC_ASK_REGISTRY_VALUE,
                                               .rule = RULE_CREDENTIAL_REGISTRY,
                                               .subject = look->asked,
                                               .field = MDL_F_REGISTRY_VALUES,
                                               .key = look->asked,
                                               .from = &answer.from});
    if (answer.state == PLAT_KNOWN) {
        ptrdiff_t nul = str_find(look->data, '\0', 0);

        if (nul >= 0)
            look->data = str_cut(look->data, 0, (size_t)nul);
        return true;
    }
    if (answer.state == PLAT_MISSING)
        return refuse(b, look, RULE_CREDENTIAL_REGISTRY,
                      SPEC_TEXT(b, STR_LIT("registry credential spec "),
                                quote_go(b->a, b->engine.unicode, look->asked),
                                STR_LIT(" for container "), b->c->id.v, STR_LIT(" was not found")));
    look->failed = true;
    return spec_refuse_wrapped(b, RULE_CREDENTIAL_REGISTRY,
                               SPEC_REF_AT(SECURITY_OPT_ITEM, look->option),
                               SPEC_TEXT(b, STR_LIT("error reading credential spec "),
                                         quote_go(b->a, b->engine.unicode, look->asked),
                                         STR_LIT(" from registry for container "), b->c->id.v),
                               SPEC_CLASS_INVALID_PARAMETER, answer.error, SPEC_CLASS_UNKNOWN);
}

static bool read_config(struct spec_build *b, struct spec_credential *look)
{
    struct plat_text answer;

    look->location = look->asked;
    /* Not a container of a swarm service: the engine does not tell that configs exist. */
    if (!b->r->facts.has_dependency_store && !spec_is_guess(b, PLAT_FACT_CONFIGS))
        return refuse_generic(b, look);
    b->host->ops->config(b->host->ctx, look->asked, &answer);
    take_answer(look, &answer);
    spec_effect(b, SPEC_EFFECT_READ_STORE, look->asked, STR_NONE,
                answer.state != PLAT_KNOWN && answer.state != PLAT_UNKNOWN);
    if (answer.state == PLAT_UNKNOWN)
        return leave_open(b, look,
                          &(struct spec_asked){.id = SPEC_ASK_CONFIG,
                                               .rule = RULE_CREDENTIAL_CONFIG,
                                               .subject = look->asked,
                                               .field = MDL_F_HOST_CONFIGS,
                                               .key = look->asked,
                                               .from = &answer.from});
    if (answer.state == PLAT_KNOWN)
        return true;
    look->failed = true;
    return spec_refuse_wrapped(
        b, RULE_CREDENTIAL_CONFIG, SPEC_REF_AT(SECURITY_OPT_ITEM, look->option),
        STR_LIT("error getting value from config store"), SPEC_CLASS_SYSTEM,
        answer.state == PLAT_DENIED
            ? answer.error
            : SPEC_TEXT(b, STR_LIT("task not authorized to access config "), look->asked),
        SPEC_CLASS_UNKNOWN);
}

static bool read_raw(struct spec_build *b, struct spec_credential *look)
{
    (void)b;
    look->state = PLAT_KNOWN;
    look->data = look->asked;
    look->from = (struct plat_from){.field = MDL_F_SECURITY_OPT_ITEM, .index = (int)look->option};
    return true;
}

static const struct scheme {
    const char *name;
    enum spec_scheme id;
    enum spec_rule rule;
    bool (*read)(struct spec_build *b, struct spec_credential *look);
} schemes[] = {
    {"file", SPEC_SCHEME_FILE, RULE_CREDENTIAL_FILE, read_file},
    {"registry", SPEC_SCHEME_REGISTRY, RULE_CREDENTIAL_REGISTRY, read_registry},
    {"config", SPEC_SCHEME_CONFIG, RULE_CREDENTIAL_CONFIG, read_config},
    {"raw", SPEC_SCHEME_RAW, RULE_CREDENTIAL_RAW, read_raw},
};

static bool read_value(struct spec_build *b, struct spec_credential *look, struct str value,
                       enum spec_rule *rule)
{
    ptrdiff_t end = str_find_text(value, STR_LIT("://"), 0);

    if (end < 0 || (size_t)end + 3 == value.len)
        return refuse_generic(b, look);
    look->asked = str_cut(value, (size_t)end + 3, value.len);
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        if (text_lower_is(str_cut(value, 0, (size_t)end), schemes[i].name)) {
            look->scheme = schemes[i].id;
            *rule = schemes[i].rule;
            return schemes[i].read(b, look);
        }
    }
    return refuse_generic(b, look);
}

static bool read_option(struct spec_build *b, struct spec_credential *look, struct str option,
                        enum spec_rule *rule)
{
    ptrdiff_t eq = str_find(option, '=', 0);
    struct str key = str_cut(option, 0, eq < 0 ? 0 : (size_t)eq);

    if (eq < 0)
        return refuse(
            b, look, RULE_SECURITY_OPT,
            SPEC_TEXT(b, STR_LIT("invalid security option: no equals sign in supplied value "),
                      option));
    if (!unicode_fold_eq(key, STR_LIT("credentialspec")))
        return refuse(b, look, RULE_SECURITY_OPT,
                      SPEC_TEXT(b, STR_LIT("security option not supported: "), key));
    return read_value(b, look, str_cut(option, (size_t)eq + 1, option.len), rule);
}

/* The question that was asked about it. */
static struct spec_unknown *question_of(struct spec_build *b, const struct spec_credential *look)
{
    static const struct {
        enum spec_question id;
        enum mdl_field_id field;
    } of[] = {
        [SPEC_SCHEME_FILE] = {SPEC_ASK_CREDENTIAL_FILE, MDL_F_CREDENTIAL_FILES},
        [SPEC_SCHEME_REGISTRY] = {SPEC_ASK_REGISTRY_VALUE, MDL_F_REGISTRY_VALUES},
        [SPEC_SCHEME_CONFIG] = {SPEC_ASK_CONFIG, MDL_F_HOST_CONFIGS},
    };
    struct str key = look->scheme == SPEC_SCHEME_FILE ? look->cleaned : look->asked;

    if (is_object(b, look))
        return spec_ask_at(b, SPEC_ASK_CREDENTIAL_OBJECT, RULE_SECURITY_OPT, object_name(look),
                           MDL_F_CREDENTIAL_FILES, key, &look->from);
    return spec_ask_at(b, of[look->scheme].id, RULE_SECURITY_OPT, look->asked,
                       of[look->scheme].field, key, &look->from);
}

bool step_credential_spec(struct spec_build *b)
{
    const struct mdl_strings *options = &b->c->host_config.security_opt;
    struct spec_credential *last = NULL;
    enum spec_rule rule = RULE_SECURITY_OPT;

    for (size_t i = 0; i < options->count; i++) {
        struct spec_credential *look = arena_calloc(b->a, 1, sizeof(*look));

        if (look == NULL)
            return false;
        look->option = i;
        *b->credential_end = look;
        b->credential_end = &look->next;
        if (!read_option(b, look, options->items[i].v, &rule))
            return false;
        last = look;
    }
    if (last != NULL && last->unknown) {
        last->used = true;
        spec_put_null(
            &b->tree, b->windows, KEY_CREDENTIAL_SPEC,
            spec_origin_answer(b, rule, SPEC_REF_AT(SECURITY_OPT_ITEM, last->option), last->from));
        spec_open(b, question_of(b, last), spec_child(b->windows, KEY_CREDENTIAL_SPEC));
    } else if (last != NULL && last->data.len > 0) {
        last->used = true;
        spec_put_str(
            &b->tree, b->windows, KEY_CREDENTIAL_SPEC, last->data,
            spec_origin_answer(b, rule, SPEC_REF_AT(SECURITY_OPT_ITEM, last->option), last->from));
    }
    return true;
}
