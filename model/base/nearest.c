#include "model/base/nearest.h"

#include "model/base/edit_distance.h"

#include <string.h>

void nearest_init(struct nearest *n, const char *asked)
{
    *n = (struct nearest){asked, NULL, asked != NULL ? (strlen(asked) + 2) / 3 + 1 : 0};
}

void nearest_offer(struct nearest *n, const char *name)
{
    size_t distance;

    if (n->distance == 0 || name == NULL)
        return;
    distance = edit_distance_within(str_of(n->asked), str_of(name), n->distance - 1);
    if (distance < n->distance) {
        n->distance = distance;
        n->name = name;
    }
}
