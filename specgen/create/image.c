/* The image of a request: looked up by name, by digest, by the beginning of an id. */
#include "model/base/quote.h"
#include "model/client/platform_name.h"
#include "specgen/create/create_build.h"
#include "specgen/create/reference.h"

static struct create_image image_of(const struct datum *m)
{
    struct str arch = datum_text(DATUM(m, "Architecture"));
    struct datum *config = DATUM(m, "Config");

    return (struct create_image){
        .id = datum_text(DATUM(m, "Id")),
        .os = datum_text(DATUM(m, "OS")),
        .architecture = arch.len > 0 ? arch : STR_LIT("amd64"),
        .variant = datum_text(DATUM(m, "Variant")),
        .from = m,
        .config = datum_is_null(config) ? NULL : config,
    };
}

static bool has_name(struct create_build *b, const struct datum *image, struct str familiar)
{
    const struct datum *names = DATUM(image, "Names");
    struct reference r;
    struct str error;

    for (const struct datum *n = datum_first(names); n != NULL; n = n->next) {
        if (str_eq(datum_text(n), familiar))
            return true;
        if (reference_read(&r, &error, b->a, datum_text(n), REFERENCE_RULES_25) &&
            str_eq(r.familiar, familiar))
            return true;
    }
    return false;
}

static const struct datum *by_name(struct create_build *b, struct str familiar)
{
    const struct datum *list = DATUM(b->told, "Images");

    for (const struct datum *m = datum_first(list); m != NULL; m = m->next) {
        if (has_name(b, m, familiar))
            return m;
    }
    return NULL;
}

/* The one whose id, with or without "sha256:", begins so; NULL: none or several. */
static const struct datum *by_id(const struct create_build *b, struct str term)
{
    const struct datum *list = DATUM(b->told, "Images"), *found = NULL;
    const struct str algorithm = STR_LIT("sha256:");

    for (const struct datum *m = datum_first(list); m != NULL; m = m->next) {
        struct str id = datum_text(DATUM(m, "Id"));

        if (str_eq(id, term))
            return m;
        if (!str_starts(id, algorithm) ||
            (!str_starts(id, term) && !str_starts(str_cut(id, algorithm.len, id.len), term)))
            continue;
        if (found != NULL)
            return NULL;
        found = m;
    }
    return found;
}

static enum reference_rules rules_of(const struct create_build *b)
{
    if (create_has(b, CHANGE_CREATE_TEXTS))
        return REFERENCE_RULES_25;
    return create_has(b, CHANGE_LCOW_GONE) ? REFERENCE_RULES_23 : REFERENCE_RULES_FIRST;
}

static bool look_up(struct create_build *b, const struct datum **found)
{
    struct str asked = datum_text(DATUM(b->c->config, "Image"));
    const struct datum *where = datum_origin(DATUM(b->c->config, "Image"));
    struct reference r;
    struct str error;

    *found = by_id(b, asked);
    if (*found != NULL && str_eq(datum_text(DATUM(*found, "Id")), asked))
        return true;
    if (!reference_read(&r, &error, b->a, asked, rules_of(b)))
        return create_refuse(b, RULE_CREATE_IMAGE, SPEC_CLASS_INVALID_PARAMETER, where, error);
    if (r.digest.len > 0)
        *found = by_id(b, r.digest);
    else if (by_name(b, r.familiar) != NULL)
        *found = by_name(b, r.familiar);
    if (*found != NULL || create_is_open(b, "host.Images"))
        return true;
    return create_refuse(
        b, RULE_CREATE_IMAGE, SPEC_CLASS_NOT_FOUND, where,
        CONCAT(b->a, STR_LIT("No such image: "), r.digest.len > 0 ? r.digest : r.familiar));
}

/* os/architecture[/variant] */
static struct str platform_of(struct create_build *b, const struct create_image *i)
{
    return CONCAT(b->a, i->os.len > 0 ? i->os : STR_LIT("windows"), STR_LIT("/"), i->architecture,
                  i->variant.len > 0 ? STR_LIT("/") : STR_NONE, i->variant);
}

/* ---- the platform asked for ---------------------------------------------------------------- */

static bool is_platform_word(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.s[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '_' || c == '-'))
            return false;
    }
    return s.len > 0;
}

/* Quoted, and why it is none. No image is compared with it then. */
static bool refuse_platform(struct create_build *b, struct str text, struct str why)
{
    b->asked_platform = STR_NONE;
    return create_refuse(
        b, RULE_CREATE_PLATFORM, SPEC_CLASS_INVALID_PARAMETER, NULL,
        CONCAT(b->a, quote_go(b->a, b->engine.unicode, text), why, STR_LIT(": invalid argument")));
}

#define PLATFORM_PARTS 4 /* one more than there may be */

static size_t split_platform(struct str parts[PLATFORM_PARTS], struct str text)
{
    size_t count = 0, at = 0;

    for (;;) {
        ptrdiff_t slash = str_find(text, '/', at);

        parts[count++] = str_cut(text, at, slash < 0 ? text.len : (size_t)slash);
        if (slash < 0 || count == PLATFORM_PARTS)
            return count;
        at = (size_t)slash + 1;
    }
}

/* What was asked for, with the host's where only one of system and architecture was. */
static struct create_image wanted(struct create_build *b, const struct str *parts, size_t count)
{
    struct create_image w = {.os = client_normal_os(b->a, parts[0]),
                             .architecture = STR_LIT("amd64")};

    if (count == 1 && client_is_known_os(w.os))
        return w;
    if (count == 1)
        w.os = STR_LIT("windows");
    w.architecture = parts[count == 1 ? 0 : 1];
    w.variant = count > 2 ? parts[2] : STR_NONE;
    client_normal_arch(&w.architecture, &w.variant, b->a);
    if (count < 3 && str_is(w.architecture, "arm") && str_is(w.variant, "v7"))
        w.variant = STR_NONE;
    if (count > 2 && str_is(w.architecture, "arm64") && w.variant.len == 0)
        w.variant = STR_LIT("v8");
    return w;
}

bool create_platform_is_asked(const struct create_build *b)
{
    return b->asked_platform.len > 0 && b->api >= 141 && create_has(b, CHANGE_CREATE_PLATFORM);
}

/* "windows(10.0.20348)" is windows, with a version that the client reads. False: it has none. */
static bool cut_version(struct str *os)
{
    ptrdiff_t open = str_find(*os, '(', 0);

    if (open <= 0 || !str_ends(*os, STR_LIT(")")))
        return false;
    *os = str_cut(*os, 0, (size_t)open);
    return true;
}

/* Whether these engines read the version, and which images they then take, nobody recorded. */
static bool has_unknown_version(const struct create_build *b, struct str *os)
{
    return create_has(b, CHANGE_CREATE_PLATFORM_VERSION) && cut_version(os);
}

static void ask_version(struct create_build *b)
{
    const struct plat_from nobody = {.field = MDL_F_REQUEST_PLATFORM, .index = -1};

    (void)spec_ask(&b->unknowns, &(struct spec_asked){.id = SPEC_ASK_PLATFORM_VERSION,
                                                      .rule = RULE_CREATE_PLATFORM,
                                                      .subject = b->asked_platform,
                                                      .field = MDL_F_REQUEST_PLATFORM,
                                                      .from = &nobody});
}

bool create_check_platform_asked(struct create_build *b)
{
    struct str asked = b->asked_platform, parts[PLATFORM_PARTS];
    bool versioned;
    size_t count;

    if (!create_platform_is_asked(b))
        return true;
    if (str_find(asked, '*', 0) >= 0)
        return refuse_platform(b, asked, STR_LIT(": wildcards not yet supported"));
    count = split_platform(parts, asked);
    versioned = has_unknown_version(b, &parts[0]);
    for (size_t i = 0; i < count; i++) {
        if (!is_platform_word(parts[i]))
            return refuse_platform(b, parts[i],
                                   CONCAT(b->a, STR_LIT(" is an invalid component of "),
                                          quote_go(b->a, b->engine.unicode, asked),
                                          STR_LIT(": platform specifier component must match "
                                                  "\"^[A-Za-z0-9_-]+$\"")));
    }
    if (count == PLATFORM_PARTS)
        return refuse_platform(b, asked, STR_LIT(": cannot parse platform specifier"));
    if (count == 1 && !client_is_known_os(client_normal_os(b->a, parts[0])) &&
        !client_is_known_arch(wanted(b, parts, 1).architecture))
        return refuse_platform(b, asked, STR_LIT(": unknown operating system or architecture"));
    if (versioned)
        ask_version(b);
    return true;
}

/* That it is one for Windows may only be assumed. */
static bool is_platform_assumed(const struct create_build *b)
{
    struct str path = mdl_fact_path(b->a, MDL_F_IMAGES, b->image.id);

    return b->image.open ||
           mdl_known(b->a, b->doc, CONCAT(b->a, path, STR_LIT(".OS")), MDL_TOLD).certainty ==
               MDL_ASSUMED;
}

static bool check_platform(struct create_build *b)
{
    struct create_image w;
    struct str asked = datum_text(DATUM(b->c->config, "Image")), parts[PLATFORM_PARTS];
    size_t count;

    if (!create_platform_is_asked(b))
        return true;
    count = split_platform(parts, b->asked_platform);
    if (has_unknown_version(b, &parts[0])) /* asked about already */
        return true;
    w = wanted(b, parts, count);
    if (str_eq_ascii_case(w.os, b->image.os.len > 0 ? b->image.os : STR_LIT("windows")) &&
        str_eq(w.architecture, b->image.architecture))
        return true;
    if (is_platform_assumed(b)) {
        create_ask(b, SPEC_ASK_IMAGE_PLATFORM, RULE_CREATE_PLATFORM, MDL_F_IMAGES, asked);
        return true;
    }
    return create_refuse(
        b, RULE_CREATE_PLATFORM, SPEC_CLASS_NOT_FOUND, datum_origin(DATUM(b->c->config, "Image")),
        create_has(b, CHANGE_CREATE_PLATFORM_TEXT)
            ? CONCAT(b->a, STR_LIT("image with reference "), asked,
                     STR_LIT(" was found but its platform ("), platform_of(b, &b->image),
                     STR_LIT(") does not match the specified platform ("), platform_of(b, &w),
                     STR_LIT(")"))
            : CONCAT(b->a, STR_LIT("image with reference "), asked,
                     STR_LIT(" was found but does not match the specified platform: wanted "),
                     platform_of(b, &w), STR_LIT(", actual: "), platform_of(b, &b->image)));
}

/* ---- the way of create --------------------------------------------------------------------- */

/* Taken to be one for Windows that adds nothing to what is asked for. */
static struct create_image open_image(struct create_build *b)
{
    struct str asked = datum_text(DATUM(b->c->config, "Image"));

    create_ask(b, SPEC_ASK_IMAGE, RULE_CREATE_IMAGE, MDL_F_IMAGES, asked);
    return (struct create_image){
        .id = asked, .os = STR_LIT("windows"), .architecture = STR_LIT("amd64"), .open = true};
}

/* That the image is there may be assumed, and its Config is told all the same. */
static void ask_settings(struct create_build *b, const struct datum *found)
{
    const struct plat_from nobody = {.field = MDL_F_IMAGES, .index = -1};
    const struct spec_ref answer = {MDL_F_IMAGE_CONFIG, (int)found->index};
    struct str subject = datum_text(DATUM(b->c->config, "Image"));
    const char *config =
        arena_cstr(b->a, arena_printf(b->a, "host.Images[%zu].Config", found->index));
    bool in_part = config != NULL && !datum_is_null(DATUM(found, "Config")) &&
                   mdl_known(b->a, b->doc, str_of(config), MDL_TOLD).certainty == MDL_UNKNOWN;

    if (config != NULL && create_is_open(b, config))
        (void)spec_ask(&b->unknowns, &(struct spec_asked){.id = in_part ? SPEC_ASK_IMAGE_BASE
                                                                        : SPEC_ASK_IMAGE_SETTINGS,
                                                          .rule = RULE_CREATE_IMAGE,
                                                          .subject = subject,
                                                          .field = MDL_F_IMAGES,
                                                          .key = subject,
                                                          .answer = &answer,
                                                          .from = &nobody});
}

static bool find(struct create_build *b)
{
    const struct datum *found;

    b->image = (struct create_image){.config = NULL};
    if (datum_text(DATUM(b->c->config, "Image")).len == 0)
        return true;
    if (!look_up(b, &found))
        return false;
    b->image = found != NULL ? image_of(found) : open_image(b);
    if (found != NULL)
        ask_settings(b, found);
    return true;
}

/* From 24.0 on what the platform warning asks comes before the networks are looked at. */
bool create_check_image(struct create_build *b)
{
    return b->asked_platform.len > 0 || find(b);
}

void create_peek_image(struct create_build *b)
{
    const struct create_error *before = b->error;

    (void)find(b);
    b->error = before;
}

/* 19.03 and 20.10 have a layer store for Windows, and one for Linux where that is supported. */
static bool check_store(struct create_build *b)
{
    struct str os = b->image.os;

    if (create_has(b, CHANGE_LCOW_GONE))
        return true;
    if (b->image.from != NULL && str_is(os, "linux") && !b->facts.lcow_supported)
        return create_refuse(
            b, RULE_PRE_IMAGE_OS, SPEC_CLASS_UNKNOWN, b->image.from,
            STR_LIT("operating system on which parent image was created is not Windows"));
    return true;
}

bool create_find_image(struct create_build *b)
{
    if (!find(b) || !check_platform(b) || !check_store(b))
        return false;
    b->c->platform = b->image.os;
    if (b->image.from == NULL && !b->image.open)
        b->c->platform = STR_LIT("linux");
    else if (b->image.os.len == 0 && !create_has(b, CHANGE_CREATE_PLATFORM_EMPTY))
        b->c->platform = !create_has(b, CHANGE_LCOW_GONE) && b->facts.lcow_supported
                             ? STR_LIT("linux")
                             : STR_LIT("windows");
    return true;
}
