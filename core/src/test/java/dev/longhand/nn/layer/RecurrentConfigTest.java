package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import org.junit.jupiter.api.Test;

class RecurrentConfigTest {
  private static final Recurrence PROJECTED = Recurrence.PLAIN.withProjection(new Projection(3));

  @Test
  void anLstmCarriesACellStateASimpleNetworkNone() {
    assertThat(new LstmConfig(5).carriesCell()).isTrue();
    assertThat(new SimpleRnnConfig(5).carriesCell()).isFalse();
    assertThat(new SimpleRnnConfig(5).withRecurrence(PROJECTED).carriesCell()).isFalse();
  }

  @Test
  void aGruCarriesItsOutputOnlyInFrontOfAProjection() {
    assertThat(new GruConfig(5).carriesCell()).isFalse();
    assertThat(new GruConfig(5).withRecurrence(PROJECTED).carriesCell()).isTrue();
  }

  @Test
  void aProjectionIsTheWidthOfTheHiddenState() {
    assertThat(new LstmConfig(5).hiddenWidth()).isEqualTo(5);
    assertThat(new LstmConfig(5).withRecurrence(PROJECTED).hiddenWidth()).isEqualTo(3);
  }

  @Test
  void aResetGateInFrontOfTheKernelHasNoProjection() {
    GruConfig before = new GruConfig(5).withReset(Reset.BEFORE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> before.withRecurrence(PROJECTED))
        .withMessageContaining("cannot be projected");
  }

  @Test
  void coupledGatesHaveNoForgetBiasOfOne() {
    LstmConfig coupled = new LstmConfig(5).withCoupledGates();
    assertThat(coupled.forgetBias()).isEqualTo(ForgetBias.ZERO);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LstmConfig(
                5,
                ForgetBias.ONE,
                coupled.inputForget(),
                coupled.peepholes(),
                coupled.gateActivation(),
                coupled.cellNorm(),
                coupled.recurrence()))
        .withMessageContaining("no forget gate");
  }

  @Test
  void aShareOfOneCannotBeDropped() {
    assertThatIllegalArgumentException().isThrownBy(() -> Recurrence.PLAIN.withDropout(1));
    assertThatIllegalArgumentException().isThrownBy(() -> Recurrence.PLAIN.withWeightDrop(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Recurrence.PLAIN.withDropout(Double.NaN));
  }
}
