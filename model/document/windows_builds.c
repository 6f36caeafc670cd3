#include "model/document/windows_builds.h"

#define TAGS_MOST 3

static const struct row {
    uint32_t build;
    char name[44];
    char tags[TAGS_MOST][12]; /* "": no more */
} rows[] = {
#define WINDOWS_BUILD(build, name, ...) {build, name, {__VA_ARGS__}},
#include "model/document/windows_builds.def"
#undef WINDOWS_BUILD
};

#define ROW_COUNT (sizeof(rows) / sizeof(rows[0]))

const char *mdl_windows_name(uint64_t build)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i].build == build)
            return rows[i].name;
    return NULL;
}

const char *mdl_windows_tag(size_t index, uint32_t *build)
{
    if (index >= ROW_COUNT)
        return NULL;
    *build = rows[index].build;
    return rows[index].tags[0];
}

/* Digits from *at on; false: there are none, or too many. */
static bool number_at(uint32_t *out, struct str text, size_t *at)
{
    size_t from = *at;
    uint32_t n = 0;

    for (; *at < text.len && text.s[*at] >= '0' && text.s[*at] <= '9'; ++*at) {
        if (n > 99999999)
            return false;
        n = n * 10 + (uint32_t)(text.s[*at] - '0');
    }
    *out = n;
    return *at > from;
}

bool mdl_windows_version(struct mdl_windows *out, struct str text)
{
    static const struct str major = STR_INIT("10.0.");
    struct mdl_windows w = {.build = 0};
    size_t at = major.len;

    if (!str_starts(text, major) || !number_at(&w.build, text, &at))
        return false;
    if (at < text.len && text.s[at] == '.') {
        at++;
        w.has_revision = number_at(&w.revision, text, &at);
    }
    *out = w;
    return w.build >= rows[0].build;
}

/* ---- names of images ---- */

bool mdl_windows_image(struct str image)
{
    return str_holds_ascii_case(image, STR_LIT("windows")) ||
           str_holds_ascii_case(image, STR_LIT("nanoserver")) ||
           str_holds_ascii_case(image, STR_LIT("servercore"));
}

static bool is_separator(char c)
{
    return c == '-' || c == '_' || c == ':';
}

static bool is_plain_number(const char *tag)
{
    return tag[0] >= '0' && tag[0] <= '9' && strlen(tag) == 4 && strchr(tag, 'h') == NULL;
}

static bool is_tag(struct mdl_windows *out, struct str word, bool of_windows)
{
    if (mdl_windows_version(out, word))
        return true;
    for (size_t i = 0; i < ROW_COUNT; i++)
        for (size_t t = 0; t < TAGS_MOST && rows[i].tags[t][0] != '\0'; t++)
            if (str_eq_ascii_case(word, str_of(rows[i].tags[t])) &&
                (of_windows || !is_plain_number(rows[i].tags[t]))) {
                *out = (struct mdl_windows){.build = rows[i].build};
                return true;
            }
    return false;
}

/* The tag: what stands behind the last colon that no slash follows, without the digest. */
static struct str tag_of(struct str image)
{
    ptrdiff_t digest = str_find(image, '@', 0);
    size_t from = digest < 0 ? image.len : (size_t)digest;
    size_t end = from;

    while (from > 0 && image.s[from - 1] != ':' && image.s[from - 1] != '/')
        from--;
    return from > 0 && image.s[from - 1] == ':' ? str_cut(image, from, end) : STR_NONE;
}

bool mdl_windows_of_image(struct mdl_windows *out, struct str image)
{
    struct str tag = tag_of(image);
    bool of_windows = mdl_windows_image(image);

    for (size_t from = 0, to; from < tag.len; from = to + 1) {
        for (to = from; to < tag.len && !is_separator(tag.s[to]);)
            to++;
        if (is_tag(out, str_cut(tag, from, to), of_windows))
            return true;
    }
    return false;
}
