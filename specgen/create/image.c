/* The image of a request: looked up by name, by digest, by the beginning of an id. */
#include "specgen/create/create_build.h"
#include "specgen/create/reference.h"

static struct create_image image_of(const struct create_build *b, const struct datum *m)
{
    struct str arch = datum_text(DATUM(m, "Architecture"));
    struct datum *config = DATUM(m, "Config");

    (void)b;
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
        if (reference_read(&r, &error, b->a, datum_text(n), false) && str_eq(r.familiar, familiar))
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

static bool look_up(struct create_build *b, const struct datum **found)
{
    struct str asked = datum_text(DATUM(b->c->config, "Image"));
    const struct datum *where = datum_origin(DATUM(b->c->config, "Image"));
    struct reference r;
    struct str error;

    *found = by_id(b, asked);
    if (*found != NULL && str_eq(datum_text(DATUM(*found, "Id")), asked))
        return true;
    if (!reference_read(&r, &error, b->a, asked, create_has(b, CHANGE_CREATE_TEXTS)))
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

static bool is_one_of(struct str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq_ascii_case(word, str_of(list[i])))
            return true;
    }
    return false;
}

static bool is_system(struct str word)
{
    static const char *const systems[] = {
        "aix",  "android", "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios", "js",
        "nacl", "linux",   "netbsd", "openbsd",   "plan9",   "solaris", "windows", "zos", "macos"};

    return is_one_of(word, systems, sizeof(systems) / sizeof(systems[0]));
}

static struct str architecture_of(struct str word)
{
    static const struct {
        const char *said, *means;
    } other[] = {{"x86_64", "amd64"}, {"x86-64", "amd64"}, {"aarch64", "arm64"},
                 {"i386", "386"},     {"armhf", "arm"},    {"armel", "arm"}};
    static const char *const known[] = {
        "386",   "amd64",   "amd64p32", "arm",   "armbe",  "arm64",   "arm64be",
        "ppc64", "ppc64le", "loong64",  "mips",  "mipsle", "mips64",  "mips64le",
        "riscv", "riscv64", "s390",     "s390x", "sparc",  "sparc64", "wasm"};

    for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
        if (str_eq_ascii_case(word, str_of(other[i].said)))
            return str_of(other[i].means);
    }
    return is_one_of(word, known, sizeof(known) / sizeof(known[0])) ? word : STR_NONE;
}

static bool refuse_platform(struct create_build *b, struct str text)
{
    return create_refuse(b, RULE_CREATE_PLATFORM, SPEC_CLASS_INVALID_PARAMETER, NULL, text);
}

static size_t split_platform(struct str parts[4], struct str text)
{
    size_t count = 0, at = 0;

    for (;;) {
        ptrdiff_t slash = str_find(text, '/', at);

        parts[count++] = str_cut(text, at, slash < 0 ? text.len : (size_t)slash);
        if (slash < 0 || count == 4)
            return count;
        at = (size_t)slash + 1;
    }
}

bool create_check_platform_asked(struct create_build *b)
{
    struct str asked = b->asked_platform, parts[4];
    size_t count;

    if (asked.len == 0 || b->api < 141 || !create_has(b, CHANGE_CREATE_PLATFORM))
        return true;
    count = split_platform(parts, asked);
    for (size_t i = 0; i < count && count < 4; i++) {
        if (!is_platform_word(parts[i]))
            return refuse_platform(b, CONCAT(b->a, STR_LIT("\""), parts[i],
                                             STR_LIT("\" is an invalid component of \""), asked,
                                             STR_LIT("\": platform specifier component must match "
                                                     "\"^[A-Za-z0-9_-]+$\": invalid argument")));
    }
    if (count == 4)
        return refuse_platform(
            b, CONCAT(b->a, STR_LIT("\""), asked,
                      STR_LIT("\": cannot parse platform specifier: invalid argument")));
    if (count == 1 && !is_system(parts[0]) && architecture_of(parts[0]).len == 0)
        return refuse_platform(
            b, CONCAT(b->a, STR_LIT("\""), asked,
                      STR_LIT("\": unknown operating system or architecture: invalid argument")));
    return true;
}

static struct str lowered(struct create_build *b, struct str s)
{
    char *copy = arena_cstr(b->a, s);

    for (size_t i = 0; copy != NULL && i < s.len; i++) {
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] - 'A' + 'a');
    }
    return (struct str){copy, copy != NULL ? s.len : 0};
}

/* What was asked for, filled up with the host's. */
static struct create_image wanted(struct create_build *b)
{
    struct create_image w = {.os = STR_LIT("windows"), .architecture = STR_LIT("amd64")};
    struct str parts[4] = {{NULL, 0}};
    size_t count = split_platform(parts, lowered(b, b->asked_platform));

    if (count == 1 && !is_system(parts[0])) {
        w.architecture = architecture_of(parts[0]);
        return w;
    }
    w.os = str_is(parts[0], "macos") ? STR_LIT("darwin") : parts[0];
    if (count > 1)
        w.architecture = architecture_of(parts[1]).len > 0 ? architecture_of(parts[1]) : parts[1];
    if (count > 2)
        w.variant = parts[2];
    return w;
}

static bool check_platform(struct create_build *b)
{
    struct create_image w;
    struct str asked = datum_text(DATUM(b->c->config, "Image"));

    if (b->asked_platform.len == 0 || b->api < 141 || !create_has(b, CHANGE_CREATE_PLATFORM))
        return true;
    w = wanted(b);
    if (str_eq_ascii_case(w.os, b->image.os.len > 0 ? b->image.os : STR_LIT("windows")) &&
        str_eq(w.architecture, b->image.architecture))
        return true;
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

static bool find(struct create_build *b)
{
    const struct datum *found;

    b->image = (struct create_image){.config = NULL};
    if (datum_text(DATUM(b->c->config, "Image")).len == 0)
        return true;
    if (!look_up(b, &found))
        return false;
    b->image = found != NULL ? image_of(b, found) : open_image(b);
    if (found != NULL && create_is_open(b, "host.Images"))
        create_ask(b, SPEC_ASK_IMAGE_SETTINGS, RULE_CREATE_IMAGE, MDL_F_IMAGES,
                   datum_text(DATUM(b->c->config, "Image")));
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
