package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderCommand;
import hindcast.domain.order.OrderEvent;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decision;
import hindcast.store.command.CommandType;
import hindcast.store.command.Reading;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The commands of both aggregates as data, against their rules.
final class CommandsTest {
    private static final int STATES = 400;
    private static final int COMMANDS = 40;

    @Test
    void everyCommandHasAType() {
        assertEquals(records(OrderCommand.class), payloads(Order.AGGREGATE));
        assertEquals(records(AccountCommand.class), payloads(Account.AGGREGATE));
    }

    /// The names are in links, scripts and logs: a class may be renamed, they may not.
    @Test
    void theNamesStayWhatTheyAre() {
        assertEquals("""
                [CreateOrder, AddItem, RemoveItem, ConfirmOrder, InitiatePayment, AuthorizePayment, FailPayment, StartPreparation, MarkReady, PickUpOrder, \
                ShipOrder, UpdateShippingStatus, DeliverOrder, CancelOrder, ReturnItems, RefundPayment, CorrectOrder]""",
                Order.AGGREGATE.commands().types().toString());
        assertEquals("[CreateAccount, Deposit, Withdraw, CloseAccount]", Account.AGGREGATE.commands().types().toString());
    }

    @Test
    void everyAcceptedCommandComesBackFromItsJson() {
        assertEquals(Order.AGGREGATE.commands().types().size(), comeBack(Order.AGGREGATE, OrderEvent.class, OrderCommand.class));
        assertEquals(Account.AGGREGATE.commands().types().size(), comeBack(Account.AGGREGATE, AccountEvent.class, AccountCommand.class));
    }

    /// @return of how many types a command was accepted
    private static <S, C, E> int comeBack(Aggregate<S, C, E> aggregate, Class<E> events, Class<C> commands) {
        Set<String> accepted = new HashSet<>();
        each(aggregate, events, commands, (state, command) -> {
            CommandType<S, C> type = type(aggregate, command);
            Reading<C> reading = type.read(type.write(command).toString());
            boolean isAccepted = aggregate.decider().decide(state, command) instanceof Decision.Accepted<E>;
            if (isAccepted) {
                accepted.add(type.name());
                assertInstanceOf(Reading.Read.class, reading, command::toString);
            }
            if (reading instanceof Reading.Read<C>(C back)) {
                assertEquals(command, back);
            }
        });
        return accepted.size();
    }

    @Test
    void anExampleIsAcceptedWhereAnyCommandOfItsTypeIs() {
        examples(Order.AGGREGATE, OrderEvent.class, OrderCommand.class);
        examples(Account.AGGREGATE, AccountEvent.class, AccountCommand.class);
    }

    private static <S, C, E> void examples(Aggregate<S, C, E> aggregate, Class<E> events, Class<C> commands) {
        each(aggregate, events, commands, (state, command) -> {
            if (aggregate.decider().decide(state, command) instanceof Decision.Accepted<E>) {
                C example = type(aggregate, command).example(state);
                Decision<E> decision = aggregate.decider().decide(state, example);
                assertTrue(decision instanceof Decision.Accepted<E>, () -> decision + " to " + example + ", but " + command + " is accepted in " + state);
            }
        });
    }

    @Test
    void theMoneyOfACommandIsInTheCurrencyOfItsAggregate() {
        assertEquals(Optional.empty(), Order.AGGREGATE.commands().currency().apply(Order.AGGREGATE.decider().initial()));
        OrderEvent created = new OrderEvent.OrderCreated("c-1", "CHF", List.of(), null, null, null, null, "");
        assertEquals(Optional.of("CHF"),
                Order.AGGREGATE.commands().currency().apply(Scenario.given(Order.AGGREGATE.decider(), List.of(created)).state()));
    }

    private static <S, C, E> void each(Aggregate<S, C, E> aggregate, Class<E> events, Class<C> commands, BiConsumer<S, C> look) {
        Random random = new Random(11);
        AnyRecord careful = new AnyRecord(random, false);
        for (int i = 0; i < STATES; i++) {
            S state = aggregate.decider().initial();
            for (int length = random.nextInt(7); length > 0; length--) {
                state = aggregate.decider().evolve(state, careful.of(events), Instant.ofEpochSecond(length));
            }
            for (int j = 0; j < COMMANDS; j++) {
                look.accept(state, careful.of(commands));
                // What somebody typed into the form of the state is accepted more often than what comes out of thin air.
                CommandType<S, ? extends C> type = aggregate.commands().types().get(random.nextInt(aggregate.commands().types().size()));
                C example = type.example(state);
                if (type.read(type(aggregate, example).write(example)) instanceof Reading.Read<? extends C>(var command)) {
                    look.accept(state, command);
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // the type's payload is the command's own class
    private static <S, C> CommandType<S, C> type(Aggregate<S, C, ?> aggregate, C command) {
        return (CommandType<S, C>) aggregate.commands().types().stream()
                .filter(type -> type.payload() == command.getClass()).findFirst().orElseThrow();
    }

    private static Set<Class<?>> records(Class<?> commands) {
        return Stream.of(commands.getPermittedSubclasses()).collect(Collectors.toSet());
    }

    private static Set<Class<?>> payloads(Aggregate<?, ?, ?> aggregate) {
        return aggregate.commands().types().stream().map(CommandType::payload).collect(Collectors.toSet());
    }
}
