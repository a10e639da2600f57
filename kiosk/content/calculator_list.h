/* The one list of the calculators, in the order of calculators.json: a row is the id KS_CALC_...
 * and the name: the file's "id", "calc-NAME" for search, and ks_calc_NAME, which the calculator's
 * own file in screens/calculators/ defines. */
#ifndef KS_CONTENT_CALCULATOR_LIST_H
#define KS_CONTENT_CALCULATOR_LIST_H

#define KS_CALC_LIST(ROW)                                                                          \
    ROW(FEE, fee)                                                                                  \
    ROW(ENFORCEMENT, enforcement)                                                                  \
    ROW(PRESERVATION, preservation)                                                                \
    ROW(INTEREST, interest)                                                                        \
    ROW(LENDING, lending)                                                                          \
    ROW(LIMITATION, limitation)                                                                    \
    ROW(PERIOD, period)

#define KS_CALC_ID(id, name) KS_CALC_##id,
enum ks_calc { KS_CALC_LIST(KS_CALC_ID) KS_CALC_COUNT };

#endif
