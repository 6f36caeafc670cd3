/* model/formats/carrier.h - the request for a container that another program's file carries.
 *
 * Ownership: trees and texts are borrowed but for `body`, which the receiver takes over. */
#ifndef MODEL_FORMATS_CARRIER_H
#define MODEL_FORMATS_CARRIER_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

/* A body of POST /containers/create that is put together; NULL in `body`: no memory. */
struct carried {
    struct evidence *out;
    const struct value *body; /* owned */
    bool unnamed;             /* the container gets a name that is not known */
};

void carried_init(struct carried *c, struct evidence *out);
/* Each takes `v`; NULL is out of memory, which the evidence remembers. STR_NONE sets nothing, nor
 * does a list without elements. */
void carried_set(struct carried *c, const char *key, const struct value *v);
void carried_set_host(struct carried *c, const char *key, const struct value *v);
void carried_list(struct carried *c, const char *key, struct value *list);
void carried_host_list(struct carried *c, const char *key, struct value *list);
void carried_text(struct carried *c, const char *key, struct str text);
void carried_host_text(struct carried *c, const char *key, struct str text);
void carried_host_number(struct carried *c, const char *key, uint64_t n);
/* All members of a HostConfig, those that are there go. */
void carried_host_all(struct carried *c, const struct value *host_config);
/* "8080:80/tcp" in PortBindings and ExposedPorts. */
void carried_port(struct carried *c, struct str host_port, struct str port, struct str protocol);
/* "credentialspec=file://..."; the colon form of docker's client becomes the daemon's, and so does
 * ECS's for hosts without a domain. What ECS fetches by its ARN the daemon gets as a file.
 * Source: aws/amazon-ecs-agent, taskresource/credentialspec. */
#define CARRIED_FETCHED_SPEC "ecs-credential-spec"
void carried_security_option(struct carried *c, struct str option);

/* Offers it by its name, and puts it down when it is the one that is chosen. Takes the body. */
void carried_tell(struct carried *c, struct str name, const char *by, unsigned line);

/* ---- one a kind of file; how sure they are, and reading ------------------------------------- */

bool ecs_is(const struct value *v);
void ecs_read(struct evidence *out, const struct value *v);
/* Whether a template leaves it to one of CloudFormation's functions; it is a map. */
bool carried_is_function(const struct value *v);
/* A container of a template with texts in the place of CloudFormation's functions, where any text
 * can stand, and nothing where none can; owned, NULL: a function makes all of it, or no memory,
 * which the evidence remembers. */
const struct value *carried_without_functions(struct evidence *out, const struct value *v,
                                              bool tells);
bool iot_edge_is(const struct value *v);
struct err *iot_edge_read(struct evidence *out, const struct value *v);
bool swarm_is(const struct value *v);
void swarm_read(struct evidence *out, const struct value *v);
/* A container of a service has a store of configs and one of secrets; what lies there is not known.
 * Of the one that is chosen; no other request has them. */
void swarm_stores(struct evidence *out);
bool swarm_text_is(struct str text); /* of --pretty */
void swarm_text_read(struct evidence *out, const struct input *in);
bool pipeline_is(const struct value *v);
struct err *pipeline_read(struct evidence *out, const struct input *in);
bool service_fabric_is(struct str text);
struct err *service_fabric_read(struct evidence *out, const struct input *in);

#endif
