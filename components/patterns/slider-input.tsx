"use client";

import { Checkbox, Description, Label, Slider } from "@heroui/react";
import { useId } from "react";

type SliderInputProps = {
  label: string;
  /** undefined: the recommended value, which may become a better one with a later version. */
  value: number | undefined;
  onChange(value: number | undefined): void;
  min: number;
  max: number;
  step: number;
  /** Where the slider stands when one first takes it in hand. */
  startAt: number;
  /** What a value does, in words. */
  describe(value: number | undefined): string;
  format?: Intl.NumberFormatOptions;
};

/** A number by a slider, or left to the product. */
export function SliderInput({
  label,
  value,
  onChange,
  min,
  max,
  step,
  startAt,
  describe,
  format,
}: SliderInputProps) {
  const description = useId();
  const isRecommended = value === undefined;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <span className="label" aria-hidden="true">
          {label}
        </span>
        <Checkbox
          isSelected={isRecommended}
          onChange={(chosen) => onChange(chosen ? undefined : startAt)}
          aria-label={`${label}: use the recommended value`}
          className="touch"
        >
          <Checkbox.Content>
            <Checkbox.Control>
              <Checkbox.Indicator />
            </Checkbox.Control>
            <span>Recommended</span>
          </Checkbox.Content>
        </Checkbox>
      </div>
      {!isRecommended && (
        <Slider
          value={value}
          onChange={(next) => onChange(Array.isArray(next) ? next[0] : next)}
          minValue={min}
          maxValue={max}
          step={step}
          formatOptions={format}
          aria-describedby={description}
        >
          <Label className="sr-only">{label}</Label>
          <Slider.Output />
          <Slider.Track>
            <Slider.Fill />
            <Slider.Thumb />
          </Slider.Track>
        </Slider>
      )}
      <Description id={description}>{describe(value)}</Description>
    </div>
  );
}
