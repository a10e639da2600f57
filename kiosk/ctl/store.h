/* kioskctl store: what is done with a database as a whole. */
#ifndef KS_CTL_STORE_H
#define KS_CTL_STORE_H

/* store move FROM-URL TO-URL, store roles [URL]. */
int ks_ctl_store(int argc, char **argv);

#endif
