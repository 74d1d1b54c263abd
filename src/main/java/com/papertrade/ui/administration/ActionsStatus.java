package com.papertrade.ui.administration;

import com.papertrade.corporateaction.ActionInquiry;
import com.papertrade.corporateaction.HeldAction;
import com.papertrade.corporateaction.KnownAction;
import java.util.List;

/** What administrators see of splits and dividends at one moment. */
record ActionsStatus(List<HeldAction> held, List<KnownAction> known, List<ActionInquiry> asked) {}
