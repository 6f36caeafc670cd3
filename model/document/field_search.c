#include "model/document/field_search.h"

#include "model/base/words.h"

static const struct own_words {
    short field;
    char words[128];
} own_words[] = {
#define WORDS(id, text) {MDL_F_##id, text},
#include "model/document/field_words.def"
#undef WORDS
};

/* Those of the field, or of the nearest that it is a part of. */
static struct str words_of(enum mdl_field_id field)
{
    for (enum mdl_field_id f = field; f != MDL_F_NONE; f = mdl_fields[f].parent)
        for (size_t i = 0; i < sizeof(own_words) / sizeof(*own_words); i++)
            if (own_words[i].field == (short)f)
                return str_of(own_words[i].words);
    return STR_NONE;
}

bool mdl_field_is_called(enum mdl_field_id field, struct str words)
{
    const struct str own = words_of(field);

    return words_begin(&own, 1, words);
}

bool mdl_field_found(const struct mdl_field_search *s, struct arena *a, enum mdl_field_id field)
{
    const struct mdl_field_text f = mdl_field_text(field);
    const struct str texts[] = {mdl_field_path(a, field), str_of(f.label), str_of(f.help),
                                words_of(field)};
    const size_t count = sizeof(texts) / sizeof(texts[0]);

    return s->anywhere ? words_found(texts, count, s->words) : words_begin(texts, count, s->words);
}

bool mdl_field_search(struct mdl_field_search *out, struct arena *a, struct str words)
{
    for (unsigned anywhere = 0; anywhere < 2; anywhere++) {
        *out = (struct mdl_field_search){words, anywhere != 0};
        for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++)
            if (mdl_field_found(out, a, id))
                return true;
    }
    return false;
}
