#include "specgen/spec/device_classes.h"

#include "model/base/ascii.h"

static const struct device_class classes[] = {
    {"GPUs with DirectX", "5B45201D-F2F2-4F3B-85BB-30FF1F953599",
     " dri nvidia cuda gpu dxg kfd render "},
    {"COM ports", "86E0D1E0-8089-11D0-9CE4-08003E301F73", " com tty serial "},
    {"GPIO", "916EF1CB-8426-468D-A6F7-9AE8076881B3", " gpio "},
    {"I2C buses", "A11EE3C6-8421-4202-A3E7-B91FF90188E4", " i2c "},
    {"SPI buses", "DCDE6AF9-6610-4285-828F-CAAF78C424CC", " spi spidev "},
};

#define CLASS_COUNT (sizeof(classes) / sizeof(classes[0]))

const struct device_class *device_class_of(struct str path)
{
    for (size_t i = 0; i < CLASS_COUNT; i++) {
        if (str_holds_ascii_case(path, str_of(classes[i].guid)))
            return &classes[i];
    }
    return NULL;
}

/* "i2c" has a digit inside: digits behind a word belong to it as far as the table has them. */
static bool is_word_of(const struct device_class *class, struct str path, size_t at)
{
    struct str words = str_of(class->words);

    for (size_t from = 1; from < words.len;) {
        ptrdiff_t end = str_find(words, ' ', from);
        struct str word = str_cut(words, from, (size_t)end);
        struct str here = str_cut(path, at, at + word.len);

        if (str_eq_ascii_case(here, word) &&
            (at + word.len == path.len || !ascii_is_letter(path.s[at + word.len]) ||
             str_is(word, "tty") || str_is(word, "nvidia") || str_is(word, "render")))
            return true;
        from = (size_t)end + 1;
    }
    return false;
}

const struct device_class *device_class_meant(struct str path)
{
    for (size_t at = 0; at < path.len; at++) {
        if (at > 0 && ascii_is_letter(path.s[at - 1]))
            continue;
        for (size_t i = 0; i < CLASS_COUNT; i++) {
            if (is_word_of(&classes[i], path, at))
                return &classes[i];
        }
    }
    return NULL;
}

struct str device_classes_listed(struct arena *a)
{
    struct str all = STR_NONE;

    for (size_t i = 0; i < CLASS_COUNT; i++)
        all = arena_printf(a, "%.*s%s%s class/%s", STR_FMT(all), i > 0 ? "; " : "", classes[i].name,
                           classes[i].guid);
    return all;
}
