/* specgen/create/network_words.h - what start says about networks, and in which order it visits
 * them: of a request's container and of one that is there already. */
#ifndef SPECGEN_CREATE_NETWORK_WORDS_H
#define SPECGEN_CREATE_NETWORK_WORDS_H

#include "model/base/arena.h"

bool create_mode_is_container(struct str mode); /* container:NAME */
/* Neither empty nor one of the words that name no network of the user's. */
bool create_mode_is_user_defined(struct str mode);

/* What is looked up for a key of Networks: after a first start the id counts, not the name. */
struct str create_network_term(struct str key, struct str network_id);

/* "network corp not found" */
struct str create_network_not_found(struct arena *a, struct str term);
/* 24.0.7 and later look the mode's network up as well. */
struct str create_mode_not_found(struct arena *a, struct str mode, struct str why);

/* moby's errdefs text of none beside another network. */
#define CREATE_NONE_WITH_OTHERS                                                                    \
    "container cannot be connected to multiple networks with one of the networks in private "      \
    "(none) mode"

/* The engine leaves the order to chance, but through 27 for nat, which is first; here byte order.
 */
int create_network_order(bool nat_first, struct str left, struct str right);

#endif
