package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms on which portfolios trade. */
@Service
public class TradingAccounts {

    private final Portfolios portfolios;
    private final TermsRows terms;

    TradingAccounts(Portfolios portfolios, TermsRows terms) {
        this.portfolios = portfolios;
        this.terms = terms;
    }

    /**
     * Opens a portfolio that trades on these terms from its first order on.
     *
     * @throws IllegalArgumentException as {@link Portfolios#open}
     */
    @Transactional
    public Portfolio open(UserId owner, PortfolioName name, Money openingDeposit, TradingTerms on) {
        var portfolio = portfolios.open(owner, name, openingDeposit);
        if (!on.equals(TradingTerms.DEFAULT)) {
            terms.insert(portfolio.id(), on, portfolio.openedAt());
        }
        return portfolio;
    }

    /** Those of a new order; the defaults where the owner has no such portfolio. */
    public TradingTerms termsOf(UserId owner, PortfolioId id) {
        return portfolios.find(owner, id).map(_ -> terms.find(id)).orElse(TradingTerms.DEFAULT);
    }

    /**
     * From now on orders are accepted on these terms; those that wait keep theirs.
     *
     * @return whether there was such a portfolio
     */
    @Transactional
    public boolean change(UserId owner, PortfolioId id, TradingTerms to) {
        var account = portfolios.lock(owner, id);
        account.filter(_ -> !to.equals(terms.find(id))).ifPresent(found -> terms.insert(id, to, found.now()));
        return account.isPresent();
    }
}
