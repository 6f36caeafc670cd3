#include "model/document/field_search.h"

#include "model/base/words.h"

bool mdl_field_has_words(struct arena *a, enum mdl_field_id field, struct str words)
{
    const struct mdl_field_text f = mdl_field_text(field);
    const struct str texts[] = {mdl_field_path(a, field), str_of(f.label), str_of(f.help)};

    return words_found(texts, sizeof(texts) / sizeof(texts[0]), words);
}

bool mdl_field_words_known(struct arena *a, struct str words)
{
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        if (mdl_field_has_words(a, id, words))
            return true;
    }
    return false;
}
