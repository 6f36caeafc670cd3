#include "model/diagnosis/json_front.h"

#include "model/json/json.h"
#include "model/transport/json_repair.h"

const struct value *json_front(struct arena *a, struct str text)
{
    const struct value *v = NULL;

    text = str_trim(text);
    if (text.len == 0 || (text.s[0] != '{' && text.s[0] != '['))
        return NULL;
    return arena_drop_err(a, json_read(&v, str_cut(text, 0, json_extent(text)))) ? NULL : v;
}
